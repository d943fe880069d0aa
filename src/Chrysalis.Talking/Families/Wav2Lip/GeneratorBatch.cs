using Chrysalis.Talking.Footage;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>One batch of the generator's training.</summary>
/// <param name="Windows">What is painted.</param>
/// <param name="Real">Their real faces, B * 5 x 3 x S x S.</param>
/// <param name="Target">What the painting is compared with: the real mouth under what is seen above it.</param>
/// <param name="Input">What the generator sees, B * 5 x 6 x S x S.</param>
internal sealed record GeneratorBatch((PreparedClip Clip, int Start)[] Windows, Tensor Real, Tensor Target, Tensor Input);
