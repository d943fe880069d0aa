using System.Text.Json.Serialization;

namespace Chrysalis.Quantum.MemoryExperiment.Counting;

/// <summary>The codes whose memory is measured.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MemoryCode>))]
public enum MemoryCode
{
    /// <summary>The rotated surface code: surface_code.</summary>
    [JsonStringEnumMemberName(MemoryNames.Surface)]
    Surface,

    /// <summary>The repetition code: repetition_code.</summary>
    [JsonStringEnumMemberName(MemoryNames.Repetition)]
    Repetition,
}
