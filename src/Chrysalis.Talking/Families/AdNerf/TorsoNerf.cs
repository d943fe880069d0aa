using Chrysalis.Talking.Families.AdNerf.Networks;

namespace Chrysalis.Talking.Families.AdNerf;

/// <summary>The networks of a torso, which hears by its head's.</summary>
/// <param name="Coarse">Asked at even depths.</param>
/// <param name="Fine">Asked for the picture.</param>
internal sealed record TorsoNerf(FaceNerf Coarse, FaceNerf Fine) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Coarse.Dispose();
        Fine.Dispose();
    }
}
