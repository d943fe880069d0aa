using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Families;
using Chrysalis.Talking.LipSync.Expert;
using Chrysalis.Talking.LipSync.Judge;
using Chrysalis.Talking.Models;

namespace Chrysalis.Talking.Inspection;

/// <summary>What a weights file holds. No tensor is read and nothing in the file is run to find out.</summary>
/// <param name="Path">The file.</param>
/// <param name="Format">Its format, for example <c>safetensors</c> or <c>PyTorch (zip)</c>.</param>
/// <param name="FileBytes">Its size.</param>
/// <param name="Groups">Its tensors by dictionary.</param>
/// <param name="Networks">The networks of this program that it looks like.</param>
public sealed record CheckpointReport(
    string Path, string Format, long FileBytes, IReadOnlyList<TensorGroup> Groups, IReadOnlyList<NetworkFit> Networks)
{
    /// <summary>Inspects a file.</summary>
    /// <param name="path">A safetensors or PyTorch file, recognised by its content.</param>
    /// <param name="families">Families whose networks are looked for; null takes those of the program.</param>
    /// <exception cref="CheckpointException">The file is missing, damaged, of no known format or holds more than tensors.</exception>
    public static CheckpointReport Of(string path, FamilyCatalogue? families = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        using WeightsFile file = CheckpointFile.Open(path);
        TensorGroup[] groups = [.. file.Tensors
            .GroupBy(info => StateDictionary.OptimizerIn(info.Group) ?? info.Group)
            .Select(group => new TensorGroup(group.Key, [.. group]))];
        KnownNetwork[] known = [.. NetworksOf(families ?? TalkingFamilies.Catalogue)];
        NetworkFit[] networks = [.. StateDictionary.All(file)
            .SelectMany(weights => FoundNetwork.Meant([.. known.SelectMany(network => network.FindIn(weights))]))];
        return new(path, file.Format, new FileInfo(path).Length, groups, networks);
    }

    /// <summary>The networks that are looked for: those of the families, of the lip-sync expert and of the judge.</summary>
    internal static IEnumerable<KnownNetwork> NetworksOf(FamilyCatalogue families) =>
    [
        .. families.All.OfType<IKnowsNetworks>().SelectMany(family => family.Networks),
        .. ExpertNetworks.All, .. JudgeNetworks.All,
    ];
}
