using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Networks;

/// <summary>What a head shows at places.</summary>
/// <param name="Volume">What it is there.</param>
/// <param name="Colour">Red, green and blue, N x 3, -0.001 to 1.001.</param>
/// <param name="Uncertainty">How little is known of each place, N x 1, above 0.</param>
internal sealed record HeadRadiance(HeadDensity Volume, Tensor Colour, Tensor Uncertainty);
