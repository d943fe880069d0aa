using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.DiffusedHeads.Networks;

/// <summary>The group norm of the network: 32 groups, whatever the channels.</summary>
internal static class Normalisation
{
    /// <summary>Channels are multiples of so many.</summary>
    public const int Groups = 32;

    public static GroupNorm Of(int channels) => GroupNorm(Groups, channels);
}
