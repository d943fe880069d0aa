using Chrysalis.Quantum.Stabilizer.Programs;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>Extracts the detector error model of a circuit, the same as Stim's analyze_errors, with loops unrolled.</summary>
public static class CircuitErrorModel
{
    /// <summary>The most detectors of a circuit.</summary>
    public const int MaxDetectors = 1 << 24;

    /// <summary>The most targets that a circuit may have, its blocks unrolled.</summary>
    public const long MaxTargets = 2_000_000_000;

    /// <summary>Extracts the model.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="options">How; null for the plain way, without decomposition.</param>
    /// <param name="cancellation">Stops the work between repetitions of a block.</param>
    /// <exception cref="DecodingException">A detector is random without noise, an error does not decompose, or the circuit is too
    /// large.</exception>
    public static DetectorErrorModel Of(StimCircuit circuit, ErrorModelOptions? options = null, CancellationToken cancellation = default)
    {
        if (circuit.DetectorCount > MaxDetectors)
            throw new DecodingException($"The circuit has {circuit.DetectorCount} detectors with its REPEAT blocks unrolled: "
                + $"a model of at most {MaxDetectors} is extracted.");
        if (circuit.TargetCount > MaxTargets)
            throw new DecodingException($"The circuit has {circuit.TargetCount} targets with its REPEAT blocks unrolled: "
                + $"a model of at most {MaxTargets} is extracted.");
        return new ErrorModelExtractor(new StabilizerProgram(circuit), options ?? new(), cancellation).Extract();
    }
}
