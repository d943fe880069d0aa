using static TorchSharp.torch;

namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>What the compact judge hears: 16 mel frames (80 a second) from the first frame of a window on.</summary>
internal static class EvaluationSound
{
    private const int Bands = 80;
    private const double MelFramesPerVideoFrame = 3.2;
    private const float Silence = -4;

    /// <summary>Windows that begin at video frames (25 a second), n x 1 x 80 x 16; silence beyond the sound's ends.</summary>
    /// <param name="mel">Mel frames x 80.</param>
    /// <param name="starts">First video frame of each window.</param>
    /// <param name="melStart">Number of the first mel frame given, where they are a stretch of the sound.</param>
    public static Tensor Windows(float[] mel, IEnumerable<int> starts, int melStart = 0)
    {
        int[] all = [.. starts];
        var packed = new float[all.Length * Bands * EvaluationCompactNet.MelFrames];
        for (int i = 0; i < all.Length; i++)
            Cut(mel, FirstMelFrame(all[i]) - melStart, packed.AsSpan(i * Bands * EvaluationCompactNet.MelFrames));
        return tensor(packed).view(all.Length, 1, Bands, EvaluationCompactNet.MelFrames);
    }

    /// <summary>The mel frame that a window of a video frame begins with.</summary>
    public static int FirstMelFrame(int start) => (int)Math.Floor(MelFramesPerVideoFrame * start + 1e-9);

    private static void Cut(float[] mel, int first, Span<float> window)
    {
        for (int t = 0; t < EvaluationCompactNet.MelFrames; t++)
        {
            int source = first + t;
            bool inside = source >= 0 && source < mel.Length / Bands;
            for (int band = 0; band < Bands; band++)
                window[band * EvaluationCompactNet.MelFrames + t] = inside ? mel[source * Bands + band] : Silence;
        }
    }
}
