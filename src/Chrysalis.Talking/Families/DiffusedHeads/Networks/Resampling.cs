using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Networks;

/// <summary>Half or twice the rows and columns.</summary>
internal static class Resampling
{
    /// <summary>Means of 2 x 2: B x C x H x W to B x C x H/2 x W/2.</summary>
    public static Tensor Halve(Tensor x) => nn.functional.avg_pool2d(x, 2, 2);

    /// <summary>Every pixel twice along rows and columns: B x C x H x W to B x C x 2H x 2W.</summary>
    public static Tensor Double(Tensor x)
    {
        (long batch, long channels, long height, long width) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3]);
        return x.view(batch, channels, height, 1, width, 1).expand(batch, channels, height, 2, width, 2)
            .reshape(batch, channels, 2 * height, 2 * width);
    }

    /// <summary>Changes the size, or not.</summary>
    public static Tensor Apply(SizeChange change, Tensor x) => change switch
    {
        SizeChange.Half => Halve(x),
        SizeChange.Double => Double(x),
        _ => x,
    };
}
