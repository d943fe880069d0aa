using Chrysalis.Talking.Footage;
using Chrysalis.Talking.LipSync.Expert;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>In which windows of a clip something is said: those well above the clip's quietest tenth.</summary>
internal sealed class SpokenMoments
{
    private const int Bands = MelSpectrogram.BandCount;
    private const int MelFramesAtOnce = 4096;
    private const float SpokenAbove = 0.5f;
    private readonly float[] levels;
    private readonly float least;

    public SpokenMoments(PreparedClip clip)
    {
        levels = [.. Enumerable.Range(0, (clip.MelFrameCount + MelFramesAtOnce - 1) / MelFramesAtOnce)
            .SelectMany(part => Levels(clip, part * MelFramesAtOnce))];
        float[] sorted = [.. levels.Order()];
        float quiet = sorted[sorted.Length / 10];
        float loud = sorted[sorted.Length * 9 / 10];
        least = quiet + SpokenAbove * (loud - quiet);
    }

    /// <summary>Whether something is said in the window that begins at a video frame.</summary>
    public bool IsSpoken(int start)
    {
        int first = MelWindows.FirstMelFrame(start, Wav2LipPreset.FrameRate.PerSecond);
        return first + LipSyncExpert.MelFrames <= levels.Length
            && levels.AsSpan(first, LipSyncExpert.MelFrames).ToArray().Average() > least;
    }

    private static IEnumerable<float> Levels(PreparedClip clip, int first)
    {
        float[] mel = clip.ReadMel(first, Math.Min(MelFramesAtOnce, clip.MelFrameCount - first));
        return Enumerable.Range(0, mel.Length / Bands).Select(t => mel.AsSpan(t * Bands, Bands).ToArray().Average());
    }
}
