using Chrysalis.Talking.Footage;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Hearing;

/// <summary>Sentences to hear, and what the mouth did in them.</summary>
/// <param name="Windows">What is heard, B x (80 * 16) x T.</param>
/// <param name="Target">The latents seen, B x latent x T.</param>
/// <param name="Counted">1 for frames that count, B x 1 x T.</param>
/// <param name="Frames">The frames, B * T.</param>
internal sealed record SentenceBatch(Tensor Windows, Tensor Target, Tensor Counted, IReadOnlyList<(PreparedClip Clip, int Frame)> Frames);
