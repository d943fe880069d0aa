using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;

/// <summary>Windows to learn from.</summary>
/// <param name="Past">What was before, B x (Width + 1) x Past: noisy, 1 in the last row where it is known.</param>
/// <param name="Heard">What is heard in past and window, B x Heard x Length.</param>
/// <param name="Real">The window, B x Width x Window.</param>
internal sealed record MotionBatch(Tensor Past, Tensor Heard, Tensor Real);
