using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.Checkpoints.PyTorch;

/// <summary>A row of numbers that tensors are views of.</summary>
/// <param name="Type">Type of the numbers.</param>
/// <param name="Key">Its name in the file.</param>
/// <param name="Count">Count of the numbers.</param>
/// <param name="First">Where it begins within the row named <paramref name="Key"/> (a view of a storage; old files only).</param>
internal sealed record PickledStorage(ElementType Type, string Key, long Count, long First = 0);
