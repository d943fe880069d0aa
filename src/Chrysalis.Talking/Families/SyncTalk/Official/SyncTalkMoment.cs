using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>What moves a head in a frame.</summary>
/// <param name="Speech">What it hears, 1 x 32.</param>
/// <param name="Expression">The upper face, 1 x 7 (or 4, or 2).</param>
internal sealed record SyncTalkMoment(Tensor Speech, Tensor Expression);
