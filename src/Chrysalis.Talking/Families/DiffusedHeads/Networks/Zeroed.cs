using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Networks;

/// <summary>Layers that begin at zero, so that an untrained block passes on what it is given.</summary>
internal static class Zeroed
{
    public static T Layer<T>(T layer)
        where T : nn.Module
    {
        foreach (TorchSharp.Modules.Parameter parameter in layer.parameters())
            nn.init.zeros_(parameter);
        return layer;
    }
}
