namespace Chrysalis.Quantum.MemoryExperiment.Counting;

/// <summary>The codes whose memory is measured, by name.</summary>
public static class MemoryCode
{
    /// <summary>The rotated surface code.</summary>
    public const string Surface = "surface_code";

    /// <summary>The repetition code.</summary>
    public const string Repetition = "repetition_code";

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [Surface, Repetition];
}
