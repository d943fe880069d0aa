using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer.Frames;
using Chrysalis.Quantum.StateVector.Lanes;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.Stabilizer;

/// <summary>
/// Draws detection events and observable flips of a noisy circuit. Shots come in blocks; a block depends on the seed and its
/// number only, so blocks may be drawn anywhere, in any order, on any machine. Safe for several threads.
/// </summary>
public sealed class DetectionSampler
{
    /// <summary>Shots a block.</summary>
    public const int BlockShots = FrameRow.Shots;

    private readonly FrameSampler sampler;

    /// <summary>Prepares a circuit.</summary>
    /// <param name="circuit">The circuit; its REPEAT blocks stay folded.</param>
    /// <exception cref="QuantumException">A block of shots would not fit into memory, or the circuit would run for days.</exception>
    public DetectionSampler(StimCircuit circuit)
        : this(circuit, VectorPaths.Widest)
    {
    }

    internal DetectionSampler(StimCircuit circuit, VectorPath path)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        sampler = new FrameSampler(circuit, keepsRecord: false, path).Checked();
        (Detectors, Observables) = ((int)circuit.DetectorCount, (int)circuit.ObservableCount);
    }

    /// <summary>Detector bits, the first of a shot.</summary>
    public int Detectors { get; }

    /// <summary>Observable bits, the last of a shot.</summary>
    public int Observables { get; }

    /// <summary>Draws a block of <see cref="BlockShots"/> shots: detectors, then observables.</summary>
    /// <param name="seed">The seed of the whole sampling.</param>
    /// <param name="block">The block's number.</param>
    public ShotTable Sample(ulong seed, long block)
    {
        var table = new ShotTable(BlockShots, Detectors + Observables);
        Sample(seed, block, table);
        return table;
    }

    /// <summary>Draws a block into a table made before.</summary>
    /// <param name="seed">The seed of the whole sampling.</param>
    /// <param name="block">The block's number.</param>
    /// <param name="table">Receives the shots: <see cref="BlockShots"/> rows of detectors, then observables.</param>
    /// <param name="sweep">Sweep bits of the block's shots; null for zeros.</param>
    /// <param name="cancellation">Stops a long circuit between repetitions.</param>
    /// <exception cref="QuantumException">A table has the wrong size.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void Sample(ulong seed, long block, ShotTable table, ShotTable? sweep = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Shots != BlockShots || table.Bits != Detectors + Observables)
            throw new QuantumException(
                $"The table has {table.Shots} rows of {table.Bits} bits; a block has {BlockShots} of {Detectors + Observables}.");
        sampler.Sample(seed, block, sweep, quiet: false, table, cancellation);
    }
}
