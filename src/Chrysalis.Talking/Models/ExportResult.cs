namespace Chrysalis.Talking.Models;

/// <summary>A model that was written for other runtimes.</summary>
/// <param name="Output">The file.</param>
/// <param name="Network">The network in it, with its inputs and outputs.</param>
/// <param name="LargestDifference">Largest difference between ONNX Runtime's picture and ours, colours in [0, 1].</param>
public sealed record ExportResult(string Output, string Network, double LargestDifference);
