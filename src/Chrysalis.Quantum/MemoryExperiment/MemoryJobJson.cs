using System.Text.Json.Serialization;

namespace Chrysalis.Quantum.MemoryExperiment;

/// <summary>What travels between processes of a memory experiment, known when the program is compiled.</summary>
[JsonSerializable(typeof(MemoryOptions))]
[JsonSerializable(typeof(MemoryJobPart))]
internal sealed partial class MemoryJobJson : JsonSerializerContext;
