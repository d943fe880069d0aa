using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AdNerf.Official;

/// <summary>The weights of a persona at the published size, in one file.</summary>
internal static class AdNerfWeights
{
    /// <summary>The file in a persona's folder.</summary>
    public const string FileName = "ad-nerf.safetensors";

    private const string Coarse = "head.coarse.", Fine = "head.fine.", Audio = "head.audio.", Attention = "head.attention.";
    private const string TorsoCoarse = "torso.coarse.", TorsoFine = "torso.fine.";

    /// <summary>Writes them into a persona's folder.</summary>
    public static void Save(string folder, HeadNerf head, TorsoNerf? torso)
    {
        using var scope = NewDisposeScope();
        SafetensorsFile.Write(Path.Combine(folder, FileName), Parts(head, torso)
            .SelectMany(part => ModuleWeights.Of(part.Network, part.Prefix)).ToDictionary());
    }

    /// <summary>Reads those of a persona.</summary>
    /// <param name="folder">The persona's folder.</param>
    /// <param name="withTorso">Whether it has a torso.</param>
    /// <param name="device">Where the networks are wanted.</param>
    /// <exception cref="CheckpointException">They do not fit.</exception>
    public static (HeadNerf Head, TorsoNerf? Torso) Load(string folder, bool withTorso, Device device)
    {
        string path = Path.Combine(folder, FileName);
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> tensors = SafetensorsFile.Read(path);
        bool smooths = tensors.Keys.Any(name => name.StartsWith(Attention, StringComparison.Ordinal));
        HeadNerf head = HeadNerf.Create(smooths);
        TorsoNerf? torso = withTorso ? TorsoNerf.Create() : null;
        try
        {
            foreach ((string prefix, nn.Module network) in Parts(head, torso))
            {
                ModuleWeights.Load(network, tensors, prefix, path);
                network.to(device);
                network.eval();
                foreach (Tensor weight in network.parameters().Concat(network.buffers()))
                    weight.DetachFromDisposeScope();
            }

            return (head, torso);
        }
        catch
        {
            head.Dispose();
            torso?.Dispose();
            throw;
        }
    }

    private static IEnumerable<(string Prefix, nn.Module Network)> Parts(HeadNerf head, TorsoNerf? torso)
    {
        yield return (Coarse, head.Coarse);
        yield return (Fine, head.Fine);
        yield return (Audio, head.Audio);
        if (head.Attention is { } attention)
            yield return (Attention, attention);
        if (torso is null)
            yield break;
        yield return (TorsoCoarse, torso.Coarse);
        yield return (TorsoFine, torso.Fine);
    }
}
