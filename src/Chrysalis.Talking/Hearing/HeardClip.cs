using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Hearing;

/// <summary>What is heard in the frames of a prepared clip, of which no more is read than is heard.</summary>
internal static class HeardClip
{
    /// <summary>Windows of consecutive video frames, as <see cref="SpeechWindows"/> lays them out.</summary>
    public static float[] Windows(PreparedClip clip, int start, int count, double framesPerSecond)
    {
        (int first, float[] mel) = Mel(clip, start, count, framesPerSecond);
        return SpeechWindows.Cut(mel, first, start, count, framesPerSecond);
    }

    /// <summary>The mel frames within the sound that are heard in video frames, and the number of the first.</summary>
    public static (int First, float[] Mel) Mel(PreparedClip clip, int start, int count, double framesPerSecond)
    {
        int first = Math.Clamp(SpeechWindows.FirstMelFrame(start, framesPerSecond), 0, clip.MelFrameCount);
        int end = SpeechWindows.FirstMelFrame(start + count - 1, framesPerSecond) + SpeechWindows.WindowMelFrames;
        return (first, clip.ReadMel(first, Math.Clamp(end, first, clip.MelFrameCount) - first));
    }
}
