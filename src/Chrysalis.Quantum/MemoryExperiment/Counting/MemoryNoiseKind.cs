using System.Text.Json.Serialization;

namespace Chrysalis.Quantum.MemoryExperiment.Counting;

/// <summary>The families of noise, each with one strength, under which a memory is measured.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MemoryNoiseKind>))]
public enum MemoryNoiseKind
{
    /// <summary>Every operation errs with the same probability: uniform.</summary>
    [JsonStringEnumMemberName(MemoryNames.Uniform)]
    Uniform,

    /// <summary>Operations of superconducting qubits, as in Gidney et al. 2021 (arXiv:2108.10457): si1000.</summary>
    [JsonStringEnumMemberName(MemoryNames.Si1000)]
    Si1000,

    /// <summary>The budget that Google published of Willow: willow. Its strength is a factor on the whole.</summary>
    [JsonStringEnumMemberName(MemoryNames.Willow)]
    Willow,
}
