using Chrysalis.Foundation.Text;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Checkpoints.Tensors;

/// <summary>The tensors of one network in a weights file, by the names the network gives them.</summary>
internal sealed class StateDictionary
{
    private static readonly string[] UsualGroups = ["state_dict", "model_state_dict", "model"];
    private static readonly string[] OptimizerNames = ["optimizer", "optimiser", "optim_"];
    private readonly WeightsFile file;
    private readonly IReadOnlyDictionary<string, TensorInfo> tensors;

    public StateDictionary(WeightsFile file, string group, IEnumerable<TensorInfo> tensors)
        : this(file, group, tensors.GroupBy(info => info.Name).ToDictionary(same => same.Key, same => same.Last()))
    {
    }

    private StateDictionary(WeightsFile file, string group, IReadOnlyDictionary<string, TensorInfo> tensors) =>
        (this.file, Group, this.tensors) = (file, group, tensors);

    /// <summary>The dictionary within the file; empty for the outermost.</summary>
    public string Group { get; }

    /// <summary>The file, and the dictionary within it, for messages.</summary>
    public string Source => Group.Length == 0 ? file.Path : $"{file.Path}: {Quoting.Quotable(Group)}";

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, TensorInfo> Tensors => tensors;

    /// <summary>Reads one tensor. The caller disposes it.</summary>
    public Tensor Load(string name) => file.Load(tensors[name]);

    /// <summary>
    /// The same without the <c>module.</c> that training on several devices (DataParallel) puts before every name;
    /// unchanged unless every name has it.
    /// </summary>
    public StateDictionary WithoutModulePrefix() =>
        tensors.Count > 0 && tensors.Keys.All(name => name.StartsWith("module.", StringComparison.Ordinal)) ? Under("module.") : this;

    /// <summary>Only the names that begin with <paramref name="prefix"/>, without it.</summary>
    public StateDictionary Under(string prefix) => new(file, Group, tensors
        .Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(pair => pair.Key[prefix.Length..], pair => pair.Value));

    /// <summary>All dictionaries of a file that may be a network's, in its order.</summary>
    public static IEnumerable<StateDictionary> All(WeightsFile file) => file.Tensors
        .GroupBy(info => info.Group)
        .Where(group => OptimizerIn(group.Key) is null)
        .Select(group => new StateDictionary(file, group.Key, group));

    /// <summary>The part of a group's name up to the optimiser it belongs to, or null.</summary>
    public static string? OptimizerIn(string group)
    {
        string[] parts = group.Split('/');
        int at = Array.FindIndex(parts, part => OptimizerNames.Any(name => part.StartsWith(name, StringComparison.OrdinalIgnoreCase)));
        return at < 0 ? null : string.Join('/', parts[..(at + 1)]);
    }

    /// <summary>
    /// The weights of a TorchScript program, by the names that its modules give them. They are read out of the archive; the program in it
    /// is not run. Of other files, the same as <see cref="WeightsFile.StateDictionary"/>.
    /// </summary>
    /// <exception cref="CheckpointException">The file holds no weights with names, or several dictionaries can be meant.</exception>
    public static StateDictionary OfProgram(WeightsFile file)
    {
        if (!file.IsTorchScript)
            return Choose(file, null);
        return All(file).FirstOrDefault(group => group.Group.Length == 0)
            ?? throw new CheckpointException($"'{file.Path}' is a TorchScript program without weights of its own: where it was frozen they "
                + "have lost their names; save it as torch.jit.script(model).save(...) does.");
    }

    /// <summary>The dictionary named, or the only one that can be meant.</summary>
    /// <exception cref="CheckpointException">There is none, or several can be meant.</exception>
    public static StateDictionary Choose(WeightsFile file, string? group)
    {
        if (file.IsTorchScript)
            throw new CheckpointException($"'{file.Path}' is a TorchScript program, not a state dictionary; load it in Python and save its "
                + "state_dict() with torch.save.");
        StateDictionary[] all = [.. All(file)];
        if (group is not null)
        {
            return Array.Find(all, candidate => candidate.Group == group)
                ?? throw new CheckpointException($"'{file.Path}': "
                    + NearestName.Unknown("group", group, [.. all.Select(candidate => Quoting.Quotable(candidate.Group))]));
        }

        return all.Length == 1 ? all[0]
            : UsualGroups.Select(usual => Array.Find(all, candidate => candidate.Group == usual)).FirstOrDefault(found => found is not null)
            ?? throw new CheckpointException(all.Length == 0
                ? $"'{file.Path}' holds no network's tensors."
                : $"'{file.Path}' holds {all.Length} dictionaries of tensors "
                    + $"({NameList.First(all.Select(candidate => candidate.Group))}); name the one to load.");
    }
}
