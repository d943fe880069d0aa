using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>The compact generator's layers, in the order of the data.</summary>
/// <param name="Down">The way down, behind folding pixels into channels.</param>
/// <param name="Seed">What is heard, as channels at the bottom.</param>
/// <param name="Join">Seen and heard together.</param>
/// <param name="Rise">The way up.</param>
/// <param name="Paint">Channels that become pixels.</param>
/// <param name="Output">Colours.</param>
internal sealed record CompactParts(
    IReadOnlyList<IReadOnlyList<ConvUnit>> Down, Linear Seed, ConvUnit Join, IReadOnlyList<RisingLevel> Rise, ConvUnit Paint,
    Conv2d Output);
