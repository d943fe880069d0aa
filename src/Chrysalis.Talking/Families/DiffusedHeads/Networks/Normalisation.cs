using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.DiffusedHeads.Networks;

/// <summary>The group norm of the network: 32 groups, whatever the channels; it changes nothing at first.</summary>
internal static class Normalisation
{
    /// <summary>Channels are multiples of so many.</summary>
    public const int Groups = 32;

    public static GroupNorm Of(int channels)
    {
        GroupNorm norm = GroupNorm(Groups, channels);
        // TorchSharp leaves both as the memory was.
        init.ones_(norm.weight!);
        init.zeros_(norm.bias!);
        return norm;
    }
}
