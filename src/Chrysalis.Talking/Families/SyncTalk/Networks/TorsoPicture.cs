using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Networks;

/// <summary>A torso at places of a picture.</summary>
/// <param name="Opacity">N x 1, -0.001 to 1.001.</param>
/// <param name="Colour">Red, green and blue, N x 3, -0.001 to 1.001.</param>
/// <param name="Moved">How far each place is moved before it is looked up, N x 2, in shares of half the picture.</param>
internal sealed record TorsoPicture(Tensor Opacity, Tensor Colour, Tensor Moved);
