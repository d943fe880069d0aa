using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer.Frames;
using Chrysalis.Quantum.Stabilizer.Programs;
using Chrysalis.Quantum.Stabilizer.Tableau;
using Chrysalis.Quantum.StateVector.Lanes;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.Stabilizer;

/// <summary>
/// Turns measured results, of a machine for instance, into detection events and observable flips: a detector fires where its
/// parity differs from the noiseless circuit's with the same sweep bits. Safe for several threads.
/// </summary>
public sealed class DetectionConverter
{
    private readonly FrameSampler sweeps;
    private readonly ShotTable reference;
    private readonly List<(int Output, int[] Results)> parities = [];

    /// <summary>Prepares a circuit.</summary>
    /// <param name="circuit">The circuit that was run; its noise does not matter.</param>
    /// <param name="skipReferenceSample">Take the noiseless results to be all zeros: only where they are known to be.</param>
    /// <param name="cancellation">Stops the reference simulation.</param>
    /// <exception cref="QuantumException">A block of shots would not fit into memory.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public DetectionConverter(StimCircuit circuit, bool skipReferenceSample = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        Circuit = circuit;
        sweeps = new FrameSampler(circuit, keepsRecord: true, VectorPaths.Widest).Checked();
        if (circuit.DetectorCount + circuit.ObservableCount > FrameMemory.MaxRows)
            throw new QuantumException($"The circuit has {circuit.DetectorCount} detectors and {circuit.ObservableCount} observables: "
                + $"{FrameMemory.MaxRows} are the most.");
        (Measurements, Detectors, Observables) = ((int)circuit.MeasurementCount, (int)circuit.DetectorCount, (int)circuit.ObservableCount);
        reference = skipReferenceSample ? new(1, Measurements) : ReferenceSample.Of(sweeps.Program, cancellation);
        int measured = 0, detectors = 0;
        Collect(sweeps.Program.Steps, ref measured, ref detectors);
    }

    /// <summary>The circuit.</summary>
    public StimCircuit Circuit { get; }

    /// <summary>
    /// True where the measured run left out every gate that a result controls (<c>CX rec[-1] 1</c>): its effect is worked into the
    /// results first, as far as later results show it.
    /// </summary>
    public bool RanWithoutFeedback { get; init; }

    /// <summary>Measurement bits of a shot that comes in.</summary>
    public int Measurements { get; }

    /// <summary>Detector bits, the first of a shot that goes out.</summary>
    public int Detectors { get; }

    /// <summary>Observable bits, the last of a shot that goes out.</summary>
    public int Observables { get; }

    /// <summary>Converts shots.</summary>
    /// <param name="measurements">A row of results a shot, at most <see cref="DetectionSampler.BlockShots"/> rows.</param>
    /// <param name="sweep">A row of sweep bits a shot; null for zeros.</param>
    /// <returns>A row of detectors, then observables, a shot.</returns>
    /// <exception cref="QuantumException">A table has the wrong size.</exception>
    public ShotTable Convert(ShotTable measurements, ShotTable? sweep = null)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        if (measurements.Bits != Measurements || measurements.Shots > FrameRow.Shots)
            throw new QuantumException($"{measurements.Shots} shots of {measurements.Bits} measurements came in; "
                + $"the circuit has {Measurements} measurements, and a block at most {FrameRow.Shots} shots.");
        if (sweep is not null && sweep.Shots < measurements.Shots)
            throw new QuantumException($"There are sweep bits for {sweep.Shots} shots but measurements of {measurements.Shots}.");
        ShotTable results = RanWithoutFeedback ? sweeps.WithFeedback(measurements) : measurements;
        ShotTable? expected = null;
        if (Circuit.SweepBitCount > 0 && sweep is not null)
        {
            expected = new(FrameRow.Shots, Measurements);
            sweeps.Sample(0, 0, sweep, quiet: true, expected, default);
        }
        var result = new ShotTable(measurements.Shots, Detectors + Observables);
        var flips = new ulong[measurements.RowWords];
        for (int shot = 0; shot < measurements.Shots; shot++)
        {
            results[shot].CopyTo(flips);
            BitSets.Flip(flips, reference[0]);
            if (expected is not null)
                BitSets.Flip(flips, expected[shot]);
            foreach ((int output, int[] terms) in parities)
            {
                ulong parity = 0;
                foreach (int bit in terms)
                    parity ^= flips[bit >> 6] >> (bit & 63);
                if ((parity & 1) != 0)
                    result.Flip(shot, output);
            }
        }
        return result;
    }

    private void Collect(ProgramStep[] steps, ref int measured, ref int detectors)
    {
        foreach (ProgramStep step in steps)
        {
            int now = measured;
            switch (step.Kind)
            {
                case StepKind.Measure or StepKind.Pad or StepKind.Heralded:
                    measured += step.Targets.Length;
                    break;
                case StepKind.Detector:
                    parities.Add((detectors++, [.. step.Targets.Select(back => now - back)]));
                    break;
                case StepKind.Observable:
                    parities.Add((Detectors + (int)step.Count, [.. step.Targets.Select(back => now - back)]));
                    break;
                case StepKind.Repeat when !step.IsIdle:
                    for (long i = 0; i < step.Count; i++)
                        Collect(step.Body!, ref measured, ref detectors);
                    break;
            }
        }
    }
}
