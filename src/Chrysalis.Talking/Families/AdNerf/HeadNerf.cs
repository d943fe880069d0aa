using Chrysalis.Talking.Families.AdNerf.Networks;
using Chrysalis.Talking.Hearing;

namespace Chrysalis.Talking.Families.AdNerf;

/// <summary>The networks of a head.</summary>
/// <param name="Coarse">Asked at even depths.</param>
/// <param name="Fine">Asked for the picture.</param>
/// <param name="Audio">Hears.</param>
/// <param name="Attention">Smooths what is heard; null where the training had not come to it.</param>
internal sealed record HeadNerf(FaceNerf Coarse, FaceNerf Fine, AudioNet Audio, AudioAttention? Attention) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Coarse.Dispose();
        Fine.Dispose();
        Audio.Dispose();
        Attention?.Dispose();
    }
}
