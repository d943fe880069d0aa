using static TorchSharp.torch;

namespace Chrysalis.Talking.Torch;

/// <summary>The discrete Laplacian: what is sharp in pictures.</summary>
internal static class Laplacian
{
    /// <summary>Of the mean of the colours, the border as if black went on.</summary>
    /// <param name="pictures">B x C x H x W.</param>
    /// <returns>B x 1 x H x W.</returns>
    public static Tensor Of(Tensor pictures)
    {
        using Tensor kernel = tensor(new float[] { 0, 1, 0, 1, -4, 1, 0, 1, 0 }).view(1, 1, 3, 3).to(pictures.device);
        return nn.functional.conv2d(pictures.mean([1], true), kernel, null, [1, 1], [1, 1]);
    }
}
