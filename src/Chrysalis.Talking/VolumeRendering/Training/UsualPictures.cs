using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Training;

/// <summary>
/// Tells pictures that look as most do from those of another sitting (light, clothes, wall): what only the latter show is not to be taken
/// for what is there.
/// </summary>
internal static class UsualPictures
{
    private const int SmallPx = 12;

    // Pictures of one sitting lie within this many of the middle distance of each other.
    private const float MostDistances = 2.5f;

    /// <summary>Pictures made small enough to be compared as a whole: B x (3 x 12 x 12).</summary>
    public static Tensor Small(Tensor pictures) => nn.functional.adaptive_avg_pool2d(pictures, [SmallPx, SmallPx]).flatten(1);

    /// <summary>Which pictures are usual: small ones are compared with the median of all, place by place.</summary>
    /// <param name="pictures">B x 3 x S x S.</param>
    /// <returns>One a picture; at least half of them.</returns>
    public static bool[] Of(Tensor pictures)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor small = Small(pictures);
        Tensor middle = stack([.. small.unbind(1).Select(place => place.median())]);
        float[] apart = (small - middle).Squared().sum(1).sqrt().data<float>().ToArray();
        float usual = apart.Order().ElementAt(apart.Length / 2);
        return [.. apart.Select(distance => distance <= MostDistances * usual)];
    }
}
