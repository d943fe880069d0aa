using Chrysalis.Talking.Families.AnyFace.Clips;
using Chrysalis.Talking.Families.AnyFace.Networks;
using Chrysalis.Talking.Speech;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AnyFace.Motion;

/// <summary>Runs the network over a whole clip: the plain way, with Torch.</summary>
internal static class MotionHearing
{
    /// <summary>What is heard in every frame of a clip: frames x outputs.</summary>
    /// <param name="network">The network, in evaluation.</param>
    /// <param name="clip">The clip.</param>
    public static float[][] Run(MotionNetwork network, MotionClip clip)
    {
        using var scope = NewDisposeScope();
        int context = MotionNetwork.ContextFrames;
        int length = clip.FrameCount + 2 * context;
        float[] mel = MelSpectrogram.Compute(new Waveform(clip.Sound, Waveform.SpeechRateHz)).Values;
        float[] windows = SpeechWindows.Cut(mel, -context, length, FaceFormat.FrameRate.PerSecond);
        Tensor input = tensor(windows).view(1, -1, length).to(network.parameters().First().device);
        Tensor heard = network.call(input).narrow(2, context, clip.FrameCount).squeeze(0).t().contiguous();
        int outputs = (int)heard.shape[1];
        float[] all = heard.cpu().data<float>().ToArray();
        return [.. Enumerable.Range(0, clip.FrameCount).Select(t => all.AsSpan(t * outputs, outputs).ToArray())];
    }
}
