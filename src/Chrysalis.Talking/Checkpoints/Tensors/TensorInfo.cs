namespace Chrysalis.Talking.Checkpoints.Tensors;

/// <summary>One tensor of a weights file, before it is read.</summary>
/// <param name="Group">The nested dictionaries that hold it, joined by '/'; empty when it stands at the top.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Shape">Dimensions, outermost first.</param>
/// <param name="Type">PyTorch's name of the type of its numbers, for example <c>float32</c>.</param>
/// <param name="Bytes">Bytes of its numbers.</param>
public sealed record TensorInfo(string Group, string Name, IReadOnlyList<long> Shape, string Type, long Bytes)
{
    /// <summary>Count of its numbers.</summary>
    public long Count => Shape.Aggregate(1L, (product, dimension) => product * dimension);

    /// <summary>Group and name.</summary>
    public string FullName => Group.Length == 0 ? Name : $"{Group}/{Name}";

    /// <summary>The shape as text, for example <c>[16, 6, 7, 7]</c>.</summary>
    public string ShapeText => Text(Shape);

    internal static string Text(IEnumerable<long> shape) => $"[{string.Join(", ", shape)}]";
}
