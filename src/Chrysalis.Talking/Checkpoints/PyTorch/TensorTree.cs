using System.Globalization;
using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.Checkpoints.PyTorch;

/// <summary>Finds the tensors in an unpickled value, each with the dictionaries that lead to it.</summary>
internal sealed class TensorTree
{
    private const int MaximumDepth = 64;
    private const int MaximumValues = 1_000_000;
    private readonly string source;
    private readonly List<(string Group, string Name, PickledTensor Tensor)> found = [];
    private int values;

    private TensorTree(string source) => this.source = source;

    /// <summary>All tensors in order.</summary>
    /// <exception cref="CheckpointException">Nested too deeply, or the same parts used so often that there is no end.</exception>
    public static List<(string Group, string Name, PickledTensor Tensor)> Find(object? root, string source)
    {
        var tree = new TensorTree(source);
        tree.Visit(root, "", "", 0);
        return tree.found;
    }

    private void Visit(object? value, string group, string name, int depth)
    {
        if (depth > MaximumDepth || ++values > MaximumValues)
            throw new CheckpointException($"'{source}' is damaged or hostile: its values are nested more than {MaximumDepth} deep or "
                + $"number more than {MaximumValues}.");
        switch (value)
        {
            case PickledTensor tensor:
                found.Add((group, name.Length == 0 ? "tensor" : name, tensor));
                break;
            case PickleDictionary dictionary:
                Entries(dictionary, Join(group, name, '/'), "", depth);
                break;
            // A module of a TorchScript program: its members' names are joined as in a state dictionary.
            case PickleObject { State: PickleDictionary members }:
                Entries(members, group, name, depth);
                break;
            case List<object?> list:
                Items(list, group, name, depth);
                break;
            case object?[] tuple:
                Items(tuple, group, name, depth);
                break;
        }
    }

    private void Entries(PickleDictionary dictionary, string group, string prefix, int depth)
    {
        foreach ((object? key, object? value) in dictionary.Entries)
        {
            string name = key as string ?? (key is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : "?");
            Visit(value, group, Join(prefix, name, '.'), depth + 1);
        }
    }

    private void Items(IReadOnlyList<object?> items, string group, string name, int depth)
    {
        for (int i = 0; i < items.Count; i++)
            Visit(items[i], group, Join(name, i.ToString(CultureInfo.InvariantCulture), '.'), depth + 1);
    }

    private static string Join(string first, string second, char separator) =>
        first.Length == 0 ? second : second.Length == 0 ? first : $"{first}{separator}{second}";
}
