using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.SurfaceCode;

/// <summary>
/// Generates memory circuits: a logical state is prepared, kept for rounds of syndrome extraction, and measured. With
/// <see cref="UniformNoise"/> they are those of Stim's generator, instruction for instruction.
/// </summary>
public static class MemoryCircuit
{
    /// <summary>Generates the circuit.</summary>
    /// <param name="options">Code, size and noise.</param>
    /// <param name="impact">An impact of radiation that adds noise, round by round; the rounds are then written out. Null for none.</param>
    /// <exception cref="QuantumException">An option is out of its range.</exception>
    public static StimCircuit Generate(MemoryCircuitOptions options, Impact? impact = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        if (options.Task == MemoryTask.Repetition)
            return RepetitionCircuit.Generate(options, impact);
        return new SurfaceCircuit(options, LayoutOf(options), impact).Generate();
    }

    /// <summary>The comment that Stim puts before a generated circuit: the parameters and a drawing of the layout.</summary>
    /// <param name="options">Code, size and noise.</param>
    public static string Describe(MemoryCircuitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return LayoutDrawing.Header(options, options.Task == MemoryTask.Repetition ? null : LayoutOf(options));
    }

    internal static bool IsX(MemoryTask task) => task is MemoryTask.RotatedX or MemoryTask.UnrotatedX;

    internal static CodeLayout LayoutOf(MemoryCircuitOptions options)
        => options.Task is MemoryTask.RotatedX or MemoryTask.RotatedZ
            ? CodeLayout.Rotated(options.Distance)
            : CodeLayout.Unrotated(options.Distance);
}
