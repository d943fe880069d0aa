using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer.Frames;
using Chrysalis.Quantum.Stabilizer.Tableau;
using Chrysalis.Quantum.StateVector.Lanes;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.Stabilizer;

/// <summary>
/// Draws measurement results of a noisy circuit: a noiseless reference shot, simulated exactly once, with what Pauli frames flip
/// in it. Shots come in blocks as from <see cref="DetectionSampler"/>. Safe for several threads.
/// </summary>
public sealed class MeasurementSampler
{
    private readonly FrameSampler sampler;
    private readonly ShotTable reference;

    /// <summary>Prepares a circuit.</summary>
    /// <param name="circuit">The circuit; its REPEAT blocks stay folded.</param>
    /// <param name="skipReferenceSample">Take the reference shot to be all zeros: only where it is known to be.</param>
    /// <param name="cancellation">Stops the reference simulation.</param>
    /// <exception cref="QuantumException">A block of shots would not fit into memory, or the circuit would run for days.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public MeasurementSampler(StimCircuit circuit, bool skipReferenceSample = false, CancellationToken cancellation = default)
        : this(circuit, VectorPaths.Widest, skipReferenceSample, cancellation)
    {
    }

    internal MeasurementSampler(
        StimCircuit circuit, VectorPath path, bool skipReferenceSample = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        sampler = new FrameSampler(circuit, keepsRecord: true, path).Checked();
        Measurements = (int)circuit.MeasurementCount;
        reference = skipReferenceSample ? new(1, Measurements) : ReferenceSample.Of(sampler.Program, cancellation);
    }

    /// <summary>Bits a shot.</summary>
    public int Measurements { get; }

    /// <summary>Draws a block of <see cref="DetectionSampler.BlockShots"/> shots.</summary>
    /// <param name="seed">The seed of the whole sampling.</param>
    /// <param name="block">The block's number.</param>
    /// <param name="sweep">Sweep bits of the block's shots; null for zeros.</param>
    /// <param name="cancellation">Stops a long circuit between repetitions.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ShotTable Sample(ulong seed, long block, ShotTable? sweep = null, CancellationToken cancellation = default)
    {
        var table = new ShotTable(FrameRow.Shots, Measurements);
        Sample(seed, block, table, sweep, cancellation);
        return table;
    }

    /// <summary>Draws a block into a table made before.</summary>
    /// <param name="seed">The seed of the whole sampling.</param>
    /// <param name="block">The block's number.</param>
    /// <param name="table">Receives the shots: <see cref="DetectionSampler.BlockShots"/> rows of <see cref="Measurements"/> bits.</param>
    /// <param name="sweep">Sweep bits of the block's shots; null for zeros.</param>
    /// <param name="cancellation">Stops a long circuit between repetitions.</param>
    public void Sample(ulong seed, long block, ShotTable table, ShotTable? sweep, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(table);
        sampler.Sample(seed, block, sweep, quiet: false, table, cancellation);
        for (int shot = 0; shot < table.Shots; shot++)
            BitSets.Flip(table[shot], reference[0]);
    }
}
