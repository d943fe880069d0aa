namespace Chrysalis.Talking.Checkpoints.Safetensors;

/// <summary>One tensor of a safetensors file.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="Type">The format's name of the element type, for example <c>F32</c>.</param>
/// <param name="Shape">Dimensions, outermost first.</param>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="End">First byte after it.</param>
internal sealed record SafetensorsEntry(string Name, string Type, IReadOnlyList<long> Shape, long Begin, long End);
