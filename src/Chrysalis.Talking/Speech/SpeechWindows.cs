namespace Chrysalis.Talking.Speech;

/// <summary>What is heard in each video frame: windows of mel frames, laid out for networks that take one column a frame.</summary>
internal static class SpeechWindows
{
    /// <summary>Mel frames heard a video frame (80 mel frames a second).</summary>
    public const int WindowMelFrames = 16;

    private const int Bands = MelSpectrogram.BandCount;
    private const int FramesBefore = 6;

    /// <summary>The first mel frame of a video frame's window, and thereby of its sound.</summary>
    public static int FirstMelFrame(int frame, double framesPerSecond) =>
        (int)Math.Floor(MelSpectrogram.FramesPerSecond * frame / framesPerSecond) - FramesBefore;

    /// <summary>
    /// Windows of consecutive video frames, (80 * 16) x <paramref name="count"/>; silence before the start and after the end.
    /// </summary>
    /// <param name="mel">Mel frames x 80.</param>
    /// <param name="start">First video frame; may be negative.</param>
    /// <param name="count">Number of video frames.</param>
    /// <param name="framesPerSecond">Video frames a second.</param>
    public static float[] Cut(ReadOnlySpan<float> mel, int start, int count, double framesPerSecond) =>
        Cut(mel, 0, start, count, framesPerSecond);

    /// <summary>The same of a stretch of the sound.</summary>
    /// <param name="mel">Mel frames x 80.</param>
    /// <param name="melStart">Number of the first of them; what lies beyond them is silence.</param>
    /// <param name="start">First video frame; may be negative.</param>
    /// <param name="count">Number of video frames.</param>
    /// <param name="framesPerSecond">Video frames a second.</param>
    public static float[] Cut(ReadOnlySpan<float> mel, int melStart, int start, int count, double framesPerSecond)
    {
        int melFrames = mel.Length / Bands;
        var windows = new float[Bands * WindowMelFrames * count];
        for (int t = 0; t < count; t++)
        {
            int first = FirstMelFrame(start + t, framesPerSecond) - melStart;
            for (int m = 0; m < WindowMelFrames; m++)
            {
                int source = first + m;
                bool inside = source >= 0 && source < melFrames;
                for (int band = 0; band < Bands; band++)
                    windows[(m * Bands + band) * count + t] = inside ? mel[source * Bands + band] : MelSpectrogram.Silence;
            }
        }

        return windows;
    }
}
