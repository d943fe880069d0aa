using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.LipSync.Expert;

/// <summary>
/// Tells how well five consecutive lower faces go with the 16 mel frames (0.2 s) heard with them. Both become unit vectors of
/// non-negative values, whose cosine is read as a probability.
/// </summary>
internal abstract class LipSyncExpert(string name) : Module<Tensor, Tensor, (Tensor Speech, Tensor Face)>(name)
{
    /// <summary>Consecutive video frames seen at once.</summary>
    public const int Frames = 5;

    /// <summary>Mel frames heard at once.</summary>
    public const int MelFrames = 16;

    /// <param name="faces">B x 15 x H x W: five lower faces, BGR each, in [0, 1].</param>
    /// <returns>B x values, unit length.</returns>
    public abstract Tensor Face(Tensor faces);

    /// <param name="mel">B x 1 x 80 x 16.</param>
    /// <returns>B x values, unit length.</returns>
    public abstract Tensor Speech(Tensor mel);

    public override (Tensor Speech, Tensor Face) forward(Tensor mel, Tensor faces) => (Speech(mel), Face(faces));

    /// <summary>Unit vectors in single precision: cosines near 1 need its digits.</summary>
    protected static Tensor Unit(Tensor values) => functional.normalize(values.to(ScalarType.Float32), p: 2, dim: 1);
}
