using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Families.DiffusedHeads.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Official;

/// <summary>
/// Reads the network of Diffused Heads by name: out of the TorchScript archive that is published, whose program is not run, or of a state
/// dictionary in any format.
/// </summary>
internal static class DiffusedCheckpoint
{
    /// <summary>Tells the network's file from others.</summary>
    public const string Marker = "time_embed.fc.0.weight";

    /// <summary>What a file is to an import.</summary>
    /// <exception cref="CheckpointException">It is no weights file.</exception>
    public static DiffusedFile KindOf(string path)
    {
        using WeightsFile file = CheckpointFile.Open(path);
        if (file.Tensors.Any(tensor => IsMarker(tensor.Name)))
            return DiffusedFile.Network;
        return file.IsTorchScript ? DiffusedFile.Ear : DiffusedFile.Other;
    }

    /// <summary>The network's tensors in single precision, by their own names, and its sizes. The caller disposes them.</summary>
    /// <exception cref="CheckpointException">The file is of another network.</exception>
    public static (UNetShape Shape, Dictionary<string, Tensor> Tensors) Read(string path)
    {
        using WeightsFile file = CheckpointFile.Open(path);
        (UNetShape shape, StateDictionary weights) = Checked(file);
        var tensors = new Dictionary<string, Tensor>();
        try
        {
            foreach (string name in UNetTensors.Of(shape).Keys)
            {
                using Tensor value = weights.Load(name);
                tensors.Add(name, value.to(ScalarType.Float32, copy: true));
            }
        }
        catch
        {
            foreach (Tensor tensor in tensors.Values)
                tensor.Dispose();
            throw;
        }

        return (shape, tensors);
    }

    /// <summary>The network, ready to speak.</summary>
    /// <exception cref="CheckpointException">The file is of another network.</exception>
    public static UNet Load(string path, Device device)
    {
        using WeightsFile file = CheckpointFile.Open(path);
        (UNetShape shape, StateDictionary weights) = Checked(file);
        var network = new UNet(shape);
        try
        {
            ModuleWeights.Load(network, weights);
            network.eval();
            network.to(device);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Holds the file against the network that its sizes make, before any of its numbers is read.</summary>
    private static (UNetShape Shape, StateDictionary Weights) Checked(WeightsFile file)
    {
        StateDictionary all = StateDictionary.OfProgram(file);
        string marker = all.Tensors.Keys.Where(IsMarker).Order(StringComparer.Ordinal).FirstOrDefault()
            ?? throw new CheckpointException($"'{file.Path}' is no network of Diffused Heads: it lacks '{Marker}'; give the "
                + "crema_script.pt that is published, or a state_dict of the same network.");
        StateDictionary weights = all.Under(marker[..^Marker.Length]);
        UNetShape shape = UNetSizes.Of(weights);
        IReadOnlyDictionary<string, long[]> wanted = UNetTensors.Of(shape);
        WeightsFit fit = WeightsFit.Of(wanted, weights.Tensors);
        if (!fit.IsExact)
            throw new CheckpointException($"'{file.Path}' does not fit a network of Diffused Heads: {fit.Describe()}.");
        // Tensors may be views that repeat numbers; a network's own never do.
        long bytes = weights.Tensors.Values.Sum(tensor => tensor.Bytes), there = new FileInfo(file.Path).Length;
        return bytes <= there ? (shape, weights)
            : throw new CheckpointException($"'{file.Path}' is damaged or hostile: its tensors claim {bytes} bytes, and it has {there}.");
    }

    private static bool IsMarker(string name) => name == Marker || name.EndsWith("." + Marker, StringComparison.Ordinal);
}
