using static TorchSharp.torch;

namespace Chrysalis.Talking.Diffusion;

/// <summary>What a network says of noisy pictures.</summary>
/// <param name="noisy">The noisy pictures, B x C x ...</param>
/// <param name="step">The step, in the numbering of the whole diffusion that the network was trained with.</param>
/// <returns>The noise in them, B x C x ...; where the variance is learnt, its place behind that: B x 2C x ...</returns>
internal delegate Tensor Denoiser(Tensor noisy, int step);
