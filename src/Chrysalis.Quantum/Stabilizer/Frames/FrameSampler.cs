using System.Collections.Concurrent;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer.Programs;
using Chrysalis.Quantum.StateVector.Lanes;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.Stabilizer.Frames;

/// <summary>Draws blocks of shots on as many threads as ask for them; each thread gets a frame simulation of its own.</summary>
internal sealed class FrameSampler(StimCircuit circuit, bool keepsRecord, VectorPath path)
{
    private readonly ConcurrentBag<FrameRun> idle = [];

    public StabilizerProgram Program { get; } = new(circuit);

    /// <summary>Refuses now what would not fit into memory later.</summary>
    public FrameSampler Checked()
    {
        idle.Add(Create());
        return this;
    }

    /// <summary>Simulates a block into a table of <see cref="FrameRow.Shots"/> rows.</summary>
    public void Sample(ulong seed, long block, ShotTable? sweep, bool quiet, ShotTable table, CancellationToken cancellation)
    {
        long rows = keepsRecord ? Program.Circuit.MeasurementCount : Program.Circuit.DetectorCount + Program.Circuit.ObservableCount;
        if (table.Shots != FrameRow.Shots || table.Bits > rows)
            throw new ArgumentException(
                $"The table has {table.Shots} rows of {table.Bits} bits; a block has {FrameRow.Shots} of {rows}.", nameof(table));
        FrameRun run = this.idle.TryTake(out FrameRun? idle) ? idle : Create();
        run.Cancellation = cancellation;
        SetSweep(run, sweep);
        run.Run(seed, block, quiet);
        Finish(run, table);
    }

    /// <summary>
    /// The results that a run with feedback would have had: each is that of the run without, flipped by what earlier results
    /// switch on. A frame carries just that.
    /// </summary>
    /// <param name="measured">Results of a run without feedback, at most <see cref="FrameRow.Shots"/> shots.</param>
    public ShotTable WithFeedback(ShotTable measured)
    {
        if (!keepsRecord || measured.Bits != Program.Circuit.MeasurementCount || measured.Shots > FrameRow.Shots)
            throw new ArgumentException(
                $"{measured.Shots} shots of {measured.Bits} results came in; the circuit has {Program.Circuit.MeasurementCount}.",
                nameof(measured));
        var given = new ulong[(long)measured.Bits * FrameRow.Words];
        for (int shot = 0; shot < measured.Shots; shot++)
            for (int bit = 0; bit < measured.Bits; bit++)
                if (measured[shot, bit])
                    given[((long)bit * FrameRow.Words) + (shot >> 6)] |= 1UL << (shot & 63);
        FrameRun run = this.idle.TryTake(out FrameRun? idle) ? idle : Create();
        run.Cancellation = default;
        SetSweep(run, null);
        run.Given = given;
        run.Run(0, 0, quiet: true);
        run.Given = null;
        var results = new ShotTable(FrameRow.Shots, measured.Bits);
        Finish(run, results);
        return results;
    }

    /// <summary>Turns the rows of a run into shots, and gives the run back.</summary>
    private unsafe void Finish(FrameRun run, ShotTable table)
    {
        ulong* bits = keepsRecord ? run.Memory.Record.Pointer : run.Memory.Outputs.Pointer;
        fixed (ulong* shots = table.Words)
            BitTranspose.Transpose(bits, table.Bits, shots, table.RowWords);
        idle.Add(run);
    }

    private FrameRun Create() => path switch
    {
        VectorPath.Vector512 => new FrameRunOf<Row512>(Program, keepsRecord),
        VectorPath.Vector256 => new FrameRunOf<Row256>(Program, keepsRecord),
        _ => new FrameRunOf<RowScalar>(Program, keepsRecord),
    };

    private unsafe void SetSweep(FrameRun run, ShotTable? sweep)
    {
        var rows = new Span<ulong>(run.Memory.Sweep.Pointer, checked((int)run.Memory.Sweep.Length));
        rows.Clear();
        if (sweep is null)
            return;
        if (sweep.Bits < circuit.SweepBitCount)
            throw new QuantumException($"The sweep data have {sweep.Bits} bits a shot, the circuit uses {circuit.SweepBitCount}.");
        for (int shot = 0; shot < Math.Min(sweep.Shots, FrameRow.Shots); shot++)
            for (int bit = 0; bit < circuit.SweepBitCount; bit++)
                if (sweep[shot, bit])
                    rows[(bit * FrameRow.Words) + (shot >> 6)] |= 1UL << (shot & 63);
    }
}
