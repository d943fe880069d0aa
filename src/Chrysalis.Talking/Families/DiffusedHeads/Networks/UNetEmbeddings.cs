using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Networks;

/// <summary>What every residual block is told.</summary>
/// <param name="Time">The step of the diffusion, B x 4C.</param>
/// <param name="Audio">The speech around the frame, B x 4C.</param>
internal sealed record UNetEmbeddings(Tensor Time, Tensor Audio);
