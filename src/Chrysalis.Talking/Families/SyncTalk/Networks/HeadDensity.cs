using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Networks;

/// <summary>What a head is at places.</summary>
/// <param name="Density">How much of a ray is stopped a scene unit, N.</param>
/// <param name="Geometry">What the colour is made of, N x 64.</param>
/// <param name="SpeechAttention">How much speech moves each place: the length of its weights, N x 1.</param>
/// <param name="ExpressionAttention">How much the upper face moves each place: the length of its weights, N x 1.</param>
internal sealed record HeadDensity(Tensor Density, Tensor Geometry, Tensor SpeechAttention, Tensor ExpressionAttention);
