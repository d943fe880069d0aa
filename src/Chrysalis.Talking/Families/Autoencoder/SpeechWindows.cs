using Chrysalis.Talking.Footage;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>What is heard in each video frame: windows of mel frames, laid out for the speech encoder.</summary>
internal static class SpeechWindows
{
    private const int Bands = 80;
    private const double MelFramesPerSecond = 80;
    private const int FramesBefore = 6;
    private const float Silence = -4;

    /// <summary>The first mel frame of a video frame's window, and thereby of its sound.</summary>
    public static int FirstMelFrame(int frame, double framesPerSecond) =>
        (int)Math.Floor(MelFramesPerSecond * frame / framesPerSecond) - FramesBefore;

    /// <summary>
    /// Windows of consecutive video frames, (80 * 16) x <paramref name="count"/>; silence before the start and after the end.
    /// </summary>
    /// <param name="mel">Mel frames x 80.</param>
    /// <param name="start">First video frame; may be negative.</param>
    /// <param name="count">Number of video frames.</param>
    /// <param name="framesPerSecond">Video frames a second.</param>
    public static float[] Cut(ReadOnlySpan<float> mel, int start, int count, double framesPerSecond) =>
        Cut(mel, 0, start, count, framesPerSecond);

    /// <summary>The same of a prepared clip, of which no more is read than is heard.</summary>
    public static float[] Cut(PreparedClip clip, int start, int count, double framesPerSecond)
    {
        (int first, float[] mel) = Heard(clip, start, count, framesPerSecond);
        return Cut(mel, first, start, count, framesPerSecond);
    }

    /// <summary>The mel frames within the sound that are heard in video frames, and the number of the first.</summary>
    public static (int First, float[] Mel) Heard(PreparedClip clip, int start, int count, double framesPerSecond)
    {
        int first = Math.Clamp(FirstMelFrame(start, framesPerSecond), 0, clip.MelFrameCount);
        int end = FirstMelFrame(start + count - 1, framesPerSecond) + SpeechEncoder.WindowMelFrames;
        return (first, clip.ReadMel(first, Math.Clamp(end, first, clip.MelFrameCount) - first));
    }

    /// <summary>The same of a stretch of the sound.</summary>
    /// <param name="mel">Mel frames x 80.</param>
    /// <param name="melStart">Number of the first of them; what lies beyond them is silence.</param>
    /// <param name="start">First video frame; may be negative.</param>
    /// <param name="count">Number of video frames.</param>
    /// <param name="framesPerSecond">Video frames a second.</param>
    public static float[] Cut(ReadOnlySpan<float> mel, int melStart, int start, int count, double framesPerSecond)
    {
        int melFrames = mel.Length / Bands;
        var windows = new float[Bands * SpeechEncoder.WindowMelFrames * count];
        for (int t = 0; t < count; t++)
        {
            int first = FirstMelFrame(start + t, framesPerSecond) - melStart;
            for (int m = 0; m < SpeechEncoder.WindowMelFrames; m++)
            {
                int source = first + m;
                bool inside = source >= 0 && source < melFrames;
                for (int band = 0; band < Bands; band++)
                    windows[(m * Bands + band) * count + t] = inside ? mel[source * Bands + band] : Silence;
            }
        }

        return windows;
    }
}
