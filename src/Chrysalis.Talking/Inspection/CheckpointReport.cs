using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.Inspection;

/// <summary>What a weights file holds. No tensor is read and nothing in the file is run to find out.</summary>
/// <param name="Path">The file.</param>
/// <param name="Format">Its format, for example <c>safetensors</c> or <c>PyTorch (zip)</c>.</param>
/// <param name="FileBytes">Its size.</param>
/// <param name="Groups">Its tensors by dictionary.</param>
/// <param name="Networks">The networks of this program that it looks like.</param>
public sealed record CheckpointReport(string Path, string Format, long FileBytes, IReadOnlyList<TensorGroup> Groups, IReadOnlyList<NetworkFit> Networks)
{
    /// <summary>Inspects a file.</summary>
    /// <param name="path">A safetensors or PyTorch file, recognised by its content.</param>
    /// <exception cref="CheckpointException">The file is missing, damaged, of no known format or holds more than tensors.</exception>
    public static CheckpointReport Of(string path)
    {
        using WeightsFile file = CheckpointFile.Open(path);
        TensorGroup[] groups = [.. file.Tensors
            .GroupBy(info => StateDictionary.OptimizerIn(info.Group) ?? info.Group)
            .Select(group => new TensorGroup(group.Key, [.. group]))];
        NetworkFit[] networks = [.. StateDictionary.All(file).SelectMany(weights => KnownNetworks.All.SelectMany(network => network.FindIn(weights)))];
        return new(path, file.Format, new FileInfo(path).Length, groups, networks);
    }
}
