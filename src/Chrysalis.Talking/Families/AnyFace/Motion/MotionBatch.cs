using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AnyFace.Motion;

/// <summary>Sentences for one step.</summary>
/// <param name="Windows">B x (80 * 16) x T: what is heard.</param>
/// <param name="Coefficients">B x coefficients x T: the mouth.</param>
/// <param name="Closed">B x 1 x T: 1 where the lips touch.</param>
/// <param name="Counted">B x 1 x T: how far the mouth is known, from 0 to 1.</param>
/// <param name="Visemes">B x 15 x T: shares of what is said; zeros where it is not known.</param>
internal sealed record MotionBatch(Tensor Windows, Tensor Coefficients, Tensor Closed, Tensor Counted, Tensor Visemes);
