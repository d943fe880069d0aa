using Chrysalis.Talking.Faces.Camera;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>A head as a volume that Torch can learn: what it is at any point, for any mouth.</summary>
internal interface IHeadField
{
    /// <summary>Numbers of a point's look besides its density; the first three are its colour.</summary>
    int Features { get; }

    /// <summary>Takes on a person's shape, before anything is learnt.</summary>
    /// <param name="person">The face's points in head space.</param>
    void Begin(HeadShape person) { }

    /// <summary>Looks at points of several frames.</summary>
    /// <param name="points">N x 3, in head space.</param>
    /// <param name="directions">Where each is seen along, N x 3, of length 1.</param>
    /// <param name="codes">What moves each frame's head, B x C.</param>
    /// <param name="starts">Where each frame's points begin, B + 1 numbers.</param>
    /// <returns>Densities N, at least 0, and looks N x F in [0, 1].</returns>
    (Tensor Density, Tensor Look) See(Tensor points, Tensor directions, Tensor codes, int[] starts);
}
