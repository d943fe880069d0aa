using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>Points of several frames, those of a frame together.</summary>
internal static class FramePoints
{
    /// <summary>Gives each point what its frame has.</summary>
    /// <param name="frames">B x C.</param>
    /// <param name="starts">Where each frame's points begin, B + 1 numbers.</param>
    /// <returns>N x C.</returns>
    public static Tensor Spread(Tensor frames, int[] starts) =>
        frames.repeat_interleave(tensor((long[])[.. starts.Skip(1).Zip(starts, (end, start) => (long)(end - start))]), 0);
}
