using Chrysalis.Talking.Families.AdNerf.Networks;

namespace Chrysalis.Talking.Families.AdNerf.Official;

/// <summary>The networks of a torso, which hears by its head's.</summary>
/// <param name="Coarse">Asked at even depths.</param>
/// <param name="Fine">Asked for the picture.</param>
internal sealed record TorsoNerf(FaceNerf Coarse, FaceNerf Fine) : IDisposable
{
    /// <summary>Networks whose weights are still to be set.</summary>
    public static TorsoNerf Create() => new(new(FaceNerfShape.Torso), new(FaceNerfShape.Torso));

    /// <inheritdoc/>
    public void Dispose()
    {
        Coarse.Dispose();
        Fine.Dispose();
    }
}
