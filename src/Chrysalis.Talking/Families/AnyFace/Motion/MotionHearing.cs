using Chrysalis.Talking.Families.AnyFace.Clips;
using Chrysalis.Talking.Families.AnyFace.Networks;
using Chrysalis.Talking.Speech;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AnyFace.Motion;

/// <summary>Runs the network over stretches of a speech: the plain way, with Torch.</summary>
internal static class MotionHearing
{
    /// <summary>What is heard in consecutive video frames: count x outputs.</summary>
    /// <param name="network">The network, in evaluation.</param>
    /// <param name="mel">Mel frames x 80 of the whole speech.</param>
    /// <param name="first">First video frame.</param>
    /// <param name="count">Number of video frames.</param>
    /// <param name="device">Where the network is.</param>
    public static float[][] Run(MotionNetwork network, ReadOnlySpan<float> mel, int first, int count, Device device)
    {
        int context = MotionNetwork.ContextFrames;
        int length = count + 2 * context;
        float[] windows = SpeechWindows.Cut(mel, first - context, length, FaceFormat.FrameRate.PerSecond);
        Tensor heard = network.call(tensor(windows).view(1, -1, length).to(device)).narrow(2, context, count).squeeze(0).t().contiguous();
        int outputs = (int)heard.shape[1];
        float[] all = heard.cpu().data<float>().ToArray();
        return [.. Enumerable.Range(0, count).Select(t => all.AsSpan(t * outputs, outputs).ToArray())];
    }
}
