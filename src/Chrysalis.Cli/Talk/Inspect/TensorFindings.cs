namespace Chrysalis.Cli.Talk.Inspect;

/// <summary>A tensor of a weights file.</summary>
/// <param name="Name">Its name within its group.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Type">The type of its numbers.</param>
/// <param name="Bytes">Its size in bytes.</param>
internal sealed record TensorFindings(string Name, IReadOnlyList<long> Shape, string Type, long Bytes);
