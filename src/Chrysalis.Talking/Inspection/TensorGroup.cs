using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.Inspection;

/// <summary>The tensors of one dictionary in a weights file; an optimiser's many small ones are taken together.</summary>
/// <param name="Name">The dictionaries that lead to it, joined by '/'; empty for the outermost.</param>
/// <param name="Tensors">Its tensors, in the file's order.</param>
public sealed record TensorGroup(string Name, IReadOnlyList<TensorInfo> Tensors)
{
    private static readonly string[] Statistics = ["running_mean", "running_var"];

    /// <summary>Count of floating-point numbers that are trained: all but batch norm's running statistics.</summary>
    public long Parameters => Tensors.Where(IsTrained).Sum(info => info.Count);

    /// <summary>Bytes of all numbers.</summary>
    public long Bytes => Tensors.Sum(info => info.Bytes);

    private static bool IsTrained(TensorInfo info) =>
        info.Type.Contains("float", StringComparison.Ordinal) && !Statistics.Contains(info.Name[(info.Name.LastIndexOf('.') + 1)..]);
}
