using Chrysalis.Talking.Families.AdNerf.Networks;
using Chrysalis.Talking.Hearing;

namespace Chrysalis.Talking.Families.AdNerf.Official;

/// <summary>The networks of a head.</summary>
/// <param name="Coarse">Asked at even depths.</param>
/// <param name="Fine">Asked for the picture.</param>
/// <param name="Audio">Hears.</param>
/// <param name="Attention">Smooths what is heard; null where the training had not come to it.</param>
internal sealed record HeadNerf(FaceNerf Coarse, FaceNerf Fine, AudioNet Audio, AudioAttention? Attention) : IDisposable
{
    /// <summary>Networks whose weights are still to be set.</summary>
    /// <param name="smooths">Whether there is attention.</param>
    public static HeadNerf Create(bool smooths = true) => new(
        new(FaceNerfShape.Head), new(FaceNerfShape.Head), new(), smooths ? SpeechWindow.Attention() : null);

    /// <inheritdoc/>
    public void Dispose()
    {
        Coarse.Dispose();
        Fine.Dispose();
        Audio.Dispose();
        Attention?.Dispose();
    }
}
