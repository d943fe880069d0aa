using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.DiffusedHeads.Networks;

/// <summary>The group norm of the network: 32 groups, whatever the channels.</summary>
internal static class Normalisation
{
    /// <summary>Channels are multiples of so many.</summary>
    public const int Groups = 32;

    /// <summary>A norm that neither scales nor shifts yet.</summary>
    public static GroupNorm Of(int channels)
    {
        GroupNorm norm = GroupNorm(Groups, channels);
        // TorchSharp 0.107 leaves both as its memory was.
        init.ones_(norm.weight);
        init.zeros_(norm.bias);
        return norm;
    }
}
