using System.Numerics;
using Chrysalis.Quantum.Stabilizer.Programs;
using Chrysalis.Quantum.StateVector.Storage;
using Chrysalis.Quantum.Stim;

namespace Chrysalis.Quantum.Stabilizer.Frames;

/// <summary>The rows of a block of shots: X and Z frame of every qubit, the measurement record's end, detectors and observables.</summary>
internal sealed unsafe class FrameMemory : IDisposable
{
    /// <summary>The most rows, of 128 bytes each: 1 GiB.</summary>
    public const long MaxRows = 1 << 23;

    public FrameMemory(StabilizerProgram program, bool keepsRecord)
    {
        StimCircuit circuit = program.Circuit;
        long outputs = keepsRecord ? 0 : circuit.DetectorCount + circuit.ObservableCount;
        long record = keepsRecord
            ? circuit.MeasurementCount
            : Math.Min(circuit.MeasurementCount, (long)circuit.MaxLookback + WidestMeasurement(program.Steps));
        long ring = (long)BitOperations.RoundUpToPowerOf2((ulong)Math.Min(Math.Max(record, 1), long.MaxValue / 4));
        long rows = checked((2L * program.Qubits.Length) + circuit.SweepBitCount + 1) + Math.Min(outputs, MaxRows + 1)
            + Math.Min(ring, MaxRows * 2);
        if (rows > MaxRows)
        {
            string most = keepsRecord
                ? $"{circuit.MeasurementCount} measurements"
                : $"{circuit.DetectorCount} detectors and {circuit.ObservableCount} observables on {program.Qubits.Length} qubits";
            throw new QuantumException(
                $"A shot of this circuit has {most}, too many to hold: {MaxRows} bits are the most; lower its REPEAT counts.");
        }
        RingMask = ring - 1;
        Frames = new(2L * program.Qubits.Length * FrameRow.Words);
        Record = new(ring * FrameRow.Words);
        Outputs = new(Math.Max(1, outputs) * FrameRow.Words);
        Sweep = new(Math.Max(1, circuit.SweepBitCount) * FrameRow.Words);
        Happened = new(FrameRow.Words);
    }

    /// <summary>X row and Z row of each qubit, one after the other.</summary>
    public AlignedBuffer<ulong> Frames { get; }

    /// <summary>The last measurements, in a ring.</summary>
    public AlignedBuffer<ulong> Record { get; }

    /// <summary>The ring's length less one, a power of two less one.</summary>
    public long RingMask { get; }

    /// <summary>Detectors, then observables.</summary>
    public AlignedBuffer<ulong> Outputs { get; }

    /// <summary>Sweep bits.</summary>
    public AlignedBuffer<ulong> Sweep { get; }

    /// <summary>In which shots the chain of correlated errors has had its error.</summary>
    public AlignedBuffer<ulong> Happened { get; }

    public void Dispose()
    {
        Frames.Dispose();
        Record.Dispose();
        Outputs.Dispose();
        Sweep.Dispose();
        Happened.Dispose();
    }

    private static int WidestMeasurement(ProgramStep[] steps) => steps
        .Select(step => step.Kind switch
        {
            StepKind.Measure or StepKind.Pad or StepKind.Heralded => step.Targets.Length,
            StepKind.Repeat => WidestMeasurement(step.Body!),
            _ => 0,
        })
        .DefaultIfEmpty(0).Max();
}
