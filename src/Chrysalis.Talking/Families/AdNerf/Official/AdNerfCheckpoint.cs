using Chrysalis.Foundation.Text;
using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Families.AdNerf.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AdNerf.Official;

/// <summary>Reads the <c>.tar</c> files that AD-NeRF's training writes (by torch.save, in either format). Nothing in them is run.</summary>
internal static class AdNerfCheckpoint
{
    private const string Coarse = "network_fn_state_dict";
    private const string Fine = "network_fine_state_dict";
    private const string Audio = "network_audnet_state_dict";
    private const string Attention = "network_audattnet_state_dict";
    private const string FirstLayer = "pts_linears.0.weight";

    /// <summary>Whether a file is a torso's; what is none of AD-NeRF's is not.</summary>
    /// <exception cref="CheckpointException">It is no weights file.</exception>
    public static bool IsTorso(string path)
    {
        using WeightsFile file = CheckpointFile.Open(path);
        return file.Tensors.FirstOrDefault(tensor => tensor.Group == Coarse && Bare(tensor.Name) == FirstLayer)?.Shape
            is [_, var values] && values == FaceNerfShape.Torso.PointValues;
    }

    /// <summary>The networks of a head.</summary>
    /// <exception cref="CheckpointException">The file is no head's.</exception>
    public static HeadNerf LoadHead(string path, Device device) => Load(path, loading => new HeadNerf(
        loading.Nerf(Coarse, FaceNerfShape.Head),
        loading.Nerf(Fine, FaceNerfShape.Head),
        loading.Network(Audio, () => new AudioNet()),
        loading.Has(Attention) ? loading.Network(Attention, () => SpeechWindow.Attention()) : null), device);

    /// <summary>The networks of a torso; what its file holds to hear with is not asked by the published code either.</summary>
    /// <exception cref="CheckpointException">The file is no torso's.</exception>
    public static TorsoNerf LoadTorso(string path, Device device) => Load(path, loading => new TorsoNerf(
        loading.Nerf(Coarse, FaceNerfShape.Torso), loading.Nerf(Fine, FaceNerfShape.Torso)), device);

    private static string Bare(string name) =>
        name.StartsWith("module.", StringComparison.Ordinal) ? name["module.".Length..] : name;

    private static T Load<T>(string path, Func<Loading, T> load, Device device)
    {
        using WeightsFile file = CheckpointFile.Open(path);
        var loading = new Loading(file, device);
        try
        {
            return load(loading);
        }
        catch
        {
            loading.Discard();
            throw;
        }
    }

    private sealed class Loading(WeightsFile file, Device device)
    {
        private readonly List<nn.Module> made = [];
        private readonly HashSet<string> groups = [.. file.Tensors.Select(tensor => tensor.Group)];

        public bool Has(string group) => groups.Contains(group);

        public FaceNerf Nerf(string group, FaceNerfShape shape)
        {
            long? values = Has(group) && Weights(group).Tensors.GetValueOrDefault(FirstLayer)?.Shape is [_, var inputs] ? inputs : null;
            FaceNerfShape other = shape == FaceNerfShape.Head ? FaceNerfShape.Torso : FaceNerfShape.Head;
            if (values == other.PointValues)
                throw new CheckpointException(
                    $"'{file.Path}' holds AD-NeRF's {Name(other)}, not its {Name(shape)} (its first layer takes {values} values, not "
                    + $"{shape.PointValues}): give the file of the {Name(shape)}, usually named ..._{Ending(shape)}.tar.");
            return Network(group, () => new FaceNerf(shape));
        }

        public T Network<T>(string group, Func<T> create)
            where T : nn.Module
        {
            StateDictionary weights = Weights(group);
            T network = create();
            made.Add(network);
            ModuleWeights.Load(network, weights);
            network.to(device);
            network.eval();
            return network;
        }

        public void Discard()
        {
            foreach (nn.Module network in made)
                network.Dispose();
        }

        private StateDictionary Weights(string group)
        {
            if (!Has(group) && !file.IsTorchScript)
                throw new CheckpointException(
                    $"'{file.Path}' is no checkpoint of AD-NeRF: it lacks the dictionary '{group}' and holds {Held()}; give a .tar file "
                    + "that AD-NeRF's training wrote.");
            return file.StateDictionary(group).WithoutModulePrefix();
        }

        private string Held() => groups.Count switch
        {
            0 => "no tensors",
            1 when groups.Contains("") => $"the tensors {NameList.First(file.Tensors.Select(tensor => tensor.Name))}",
            _ => NameList.First(groups.Where(group => group.Length > 0)),
        };

        private static string Name(FaceNerfShape shape) => shape == FaceNerfShape.Head ? "head" : "torso";

        private static string Ending(FaceNerfShape shape) => shape == FaceNerfShape.Head ? "head" : "body";
    }
}
