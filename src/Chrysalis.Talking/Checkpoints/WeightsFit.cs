using Chrysalis.Foundation.Text;
using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.Checkpoints;

/// <summary>How the tensors of a file fit a network. The counter of batch norm's training steps may be absent or extra.</summary>
/// <param name="Missing">Tensors of the network that the file lacks.</param>
/// <param name="Extra">Tensors of the file that the network does not have.</param>
/// <param name="OtherShape">Tensors whose shapes differ: name, shape in the file, shape in the network.</param>
internal sealed record WeightsFit(
    IReadOnlyList<string> Missing, IReadOnlyList<string> Extra, IReadOnlyList<(string Name, string Found, string Wanted)> OtherShape)
{
    private const string StepCounter = "num_batches_tracked";

    /// <summary>True when every tensor has its place.</summary>
    public bool IsExact => Differences == 0;

    /// <summary>Tensors without their place.</summary>
    public int Differences => Missing.Count + Extra.Count + OtherShape.Count;

    /// <summary>Whether a name is that of batch norm's step counter, which speaking does not need.</summary>
    public static bool IsStepCounter(string name) => name == StepCounter || name.EndsWith("." + StepCounter, StringComparison.Ordinal);

    /// <summary>Compares a network's tensors with those of a file.</summary>
    public static WeightsFit Of(IReadOnlyDictionary<string, long[]> network, IReadOnlyDictionary<string, TensorInfo> file)
    {
        var otherShape = new List<(string, string, string)>();
        foreach ((string name, long[] wanted) in network)
        {
            if (file.TryGetValue(name, out TensorInfo? found) && !found.Shape.SequenceEqual(wanted) && !IsStepCounter(name))
                otherShape.Add((name, found.ShapeText, TensorInfo.Text(wanted)));
        }

        return new(
            [.. network.Keys.Where(name => !file.ContainsKey(name) && !IsStepCounter(name))],
            [.. file.Keys.Where(name => !network.ContainsKey(name) && !IsStepCounter(name))],
            otherShape);
    }

    /// <summary>What does not fit: the first few names and the counts.</summary>
    public string Describe()
    {
        var parts = new List<string>();
        if (Missing.Count > 0)
            parts.Add($"{Missing.Count} missing ({NameList.First(Missing)})");
        if (Extra.Count > 0)
            parts.Add($"{Extra.Count} that the network does not have ({NameList.First(Extra)})");
        if (OtherShape.Count > 0)
            parts.Add($"{OtherShape.Count} of another shape ('{OtherShape[0].Name}' is {OtherShape[0].Found}, "
                + $"the network takes {OtherShape[0].Wanted})");
        return parts.Count == 0 ? "all tensors fit" : "tensors: " + string.Join(", ", parts);
    }
}
