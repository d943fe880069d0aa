using Chrysalis.Talking.Families.AdNerf.Networks;
using Chrysalis.Talking.Hearing;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AdNerf.Features;

/// <summary>What the networks hear in every frame of a clip.</summary>
internal static class SpeechCodes
{
    private const int FramesAtOnce = 4096;

    /// <summary>Hears a clip.</summary>
    /// <param name="hearing">Hears one window.</param>
    /// <param name="attention">Smooths over 8 frames, beyond the clip's ends over windows of zeros; null leaves codes as they are.</param>
    /// <param name="features">The clip.</param>
    /// <param name="device">Where the networks are.</param>
    /// <returns>Frames x 64. The caller disposes it.</returns>
    public static Tensor Hear(AudioNet hearing, AudioAttention? attention, SpeechFeatures features, Device device)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        for (int first = 0; first < features.Frames; first += FramesAtOnce)
        {
            int count = Math.Min(FramesAtOnce, features.Frames - first);
            parts.Add(hearing.call(Windows(features.Slice(first, count).ToArray(), device)));
        }

        Tensor codes = cat(parts);
        if (attention is not null)
            codes = attention.call(Around(codes, hearing.call(Windows(new float[SpeechFeatures.WindowValues], device))));
        return codes.MoveToOuterDisposeScope();
    }

    /// <summary>The codes of the 8 frames around each frame.</summary>
    /// <param name="codes">T x 64.</param>
    /// <param name="silence">1 x 64: the code beyond the clip's ends.</param>
    /// <returns>T x 8 x 64.</returns>
    private static Tensor Around(Tensor codes, Tensor silence)
    {
        const int before = SpeechWindow.FramesBefore, after = SpeechWindow.Frames - 1 - before;
        Tensor padded = cat([silence.expand(before, -1), codes, silence.expand(after, -1)]);
        return padded.unfold(0, SpeechWindow.Frames, 1).transpose(1, 2);
    }

    private static Tensor Windows(float[] values, Device device) =>
        tensor(values).view(-1, AudioNet.WindowSteps, AudioNet.Letters).to(device);
}
