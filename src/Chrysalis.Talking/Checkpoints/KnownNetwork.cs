using Chrysalis.Talking.Checkpoints.Tensors;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Checkpoints;

/// <summary>A network of ours that a stranger's checkpoint may fit. Read-only: may be shared between threads.</summary>
/// <param name="name">What it is, for people.</param>
/// <param name="marker">One of its tensors that tells it from the others; the shapes are asked for only when a file has it.</param>
/// <param name="shapes">Gives the shapes of its tensors by name.</param>
public sealed class KnownNetwork(string name, string marker, Func<IReadOnlyDictionary<string, long[]>> shapes)
{
    /// <summary>A file may hold a network more than once (live and averaged weights), but not without end.</summary>
    private const int MaximumCopies = 8;

    private readonly string name = name ?? throw new ArgumentNullException(nameof(name));
    private readonly string marker = marker ?? throw new ArgumentNullException(nameof(marker));
    private readonly Lazy<IReadOnlyDictionary<string, long[]>> shapes =
        new(shapes ?? throw new ArgumentNullException(nameof(shapes)));

    /// <summary>What it is.</summary>
    public string Name => name;

    /// <summary>Shapes of its tensors by name.</summary>
    public IReadOnlyDictionary<string, long[]> Tensors => shapes.Value;

    /// <summary>A network of Torch.</summary>
    /// <param name="name">What it is, for people.</param>
    /// <param name="marker">One of its tensors that tells it from the others; the network is made only when a file has it.</param>
    /// <param name="create">Makes the network.</param>
    public static KnownNetwork Of(string name, string marker, Func<nn.Module> create)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(marker);
        ArgumentNullException.ThrowIfNull(create);
        return new(name, marker, () => Shapes(create));
    }

    /// <summary>Where a dictionary seems to hold this network, and how well it fits.</summary>
    internal IEnumerable<FoundNetwork> FindIn(StateDictionary weights)
    {
        IEnumerable<string> prefixes = weights.Tensors.Keys
            .Where(key => key.EndsWith(marker, StringComparison.Ordinal))
            .Select(key => key[..^marker.Length])
            .Where(prefix => prefix.Length == 0 || prefix.EndsWith('.'))
            .Take(MaximumCopies);
        foreach (string prefix in prefixes)
        {
            WeightsFit fit = WeightsFit.Of(Tensors, weights.Under(prefix).Tensors);
            yield return new(this, prefix + marker, new(name, weights.Group, prefix, fit.IsExact, fit.Describe()), fit.Differences);
        }
    }

    private static Dictionary<string, long[]> Shapes(Func<nn.Module> create)
    {
        using var scope = NewDisposeScope();
        using nn.Module network = create();
        return network.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.shape);
    }
}
