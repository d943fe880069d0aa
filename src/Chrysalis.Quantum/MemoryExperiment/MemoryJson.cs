using System.Text.Json.Serialization;

namespace Chrysalis.Quantum.MemoryExperiment;

/// <summary>The state file of the memory experiment as JSON, known when the program is compiled.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(MemoryStateContent))]
internal sealed partial class MemoryJson : JsonSerializerContext;
