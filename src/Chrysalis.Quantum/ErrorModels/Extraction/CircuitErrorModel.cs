using Chrysalis.Quantum.Stabilizer.Programs;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>Extracts the detector error model of a circuit, the same as Stim's analyze_errors.</summary>
public static class CircuitErrorModel
{
    /// <summary>The most detectors of an unrolled model.</summary>
    public const int MaxDetectors = 1 << 24;

    /// <summary>The most targets that are walked through; loops that fold are walked through a few times only.</summary>
    public const long MaxTargets = 2_000_000_000;

    /// <summary>Extracts the model.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="options">How; null for the plain way, without decomposition, loops unrolled.</param>
    /// <param name="cancellation">Stops the work between repetitions of a block.</param>
    /// <exception cref="DecodingException">A detector is random without noise, errors of a channel have no independent form, an error
    /// does not decompose, or the circuit is too large.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static DetectorErrorModel Of(StimCircuit circuit, ErrorModelOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        return new(Instructions(circuit, options, cancellation));
    }

    /// <summary>Extracts the model and writes it as Stim reads it; what is unrolled is never in memory as a whole.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="writer">Receives the text; nothing is written when the model cannot be made.</param>
    /// <param name="options">How; null for the plain way, without decomposition, loops unrolled.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The errors of the model, repeat blocks unrolled.</returns>
    /// <exception cref="DecodingException">As for <see cref="Of"/>.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static long Write(
        StimCircuit circuit, TextWriter writer, ErrorModelOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(writer);
        long errors = 0;
        DemWriter.Write(
            Instructions(circuit, options, cancellation).Select(instruction =>
            {
                errors += instruction is DemRepeatBlock block ? DemExtent.Of(block).Errors : instruction is DemError ? 1 : 0;
                return instruction;
            }),
            writer);
        return errors;
    }

    private static IEnumerable<DemInstruction> Instructions(
        StimCircuit circuit, ErrorModelOptions? options, CancellationToken cancellation)
    {
        options ??= new();
        if (!options.FoldLoops && circuit.DetectorCount > MaxDetectors)
            throw new DecodingException($"The circuit has {circuit.DetectorCount} detectors with its REPEAT blocks unrolled: "
                + $"a model of at most {MaxDetectors} is extracted.");
        var program = new StabilizerProgram(circuit, isFolded: true);
        try
        {
            return Instructions(program, options, isSplitting: false, cancellation);
        }
        catch (DecodingException refusal) when (refusal.IsUndecomposed)
        {
            // Stim gives up here. Y is X and Z on one qubit: their parts are pieces that are known from the circuit itself.
            try
            {
                return Instructions(program, options, isSplitting: true, cancellation);
            }
            catch (DecodingException again) when (again.IsUndecomposed)
            {
            }
            throw;
        }
    }

    private static IEnumerable<DemInstruction> Instructions(
        StabilizerProgram program, ErrorModelOptions options, bool isSplitting, CancellationToken cancellation)
    {
        IReadOnlyList<ModelPart> parts = new ErrorModelExtractor(program, options, isSplitting, cancellation).Extract();
        if (options.FoldLoops)
            return new FoldedInstructions(options).Of(parts);
        var unrolled = new UnrolledInstructions(parts, options, program.Circuit.DetectorCount);
        unrolled.Check(cancellation);
        return unrolled.All(cancellation);
    }
}
