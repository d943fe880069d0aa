using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>What rays see of a head, for training.</summary>
/// <param name="Picture">Looks times their weights, and the weights' sum last: P x (F + 1) x S x S.</param>
/// <param name="Weights">Each sample's weight, R x K.</param>
internal sealed record HeadComposite(Tensor Picture, Tensor Weights)
{
    /// <summary>Renders patches.</summary>
    /// <param name="rays">The rays.</param>
    /// <param name="field">The head.</param>
    /// <param name="codes">What moves it in each patch, P x C.</param>
    /// <param name="size">Edge of a patch in rays.</param>
    public static HeadComposite Render(HeadRays rays, IHeadField field, Tensor codes, int size)
    {
        long patches = codes.shape[0], samples = rays.Samples;
        (Tensor density, Tensor look) = field.See(rays.Points, rays.Directions, codes, rays.Starts);
        Tensor depth = density.view(-1, samples) * rays.Lengths.unsqueeze(1);                        // optical depth of each sample
        Tensor passed = (depth.cumsum(1) - depth).neg().exp();
        Tensor weights = passed * depth.neg().exp().neg().Plus(Scalars.Of(1));
        Tensor colours = (look.view(-1, samples, look.shape[1]) * weights.unsqueeze(2)).sum(1);
        Tensor seen = cat([colours, weights.sum(1, keepdim: true)], 1);                              // R x (F + 1)
        Tensor all = zeros(patches * size * size, seen.shape[1]).index_copy(0, rays.Rays, seen);
        return new(all.view(patches, size, size, -1).permute(0, 3, 1, 2), weights);
    }
}
