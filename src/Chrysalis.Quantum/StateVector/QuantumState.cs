using System.Numerics;
using System.Runtime.Intrinsics;
using Chrysalis.Foundation.Lifetimes;
using Chrysalis.Quantum.Circuits;
using Chrysalis.Quantum.StateVector.Fusion;
using Chrysalis.Quantum.StateVector.Lanes;
using Chrysalis.Quantum.StateVector.Storage;
using Chrysalis.Quantum.StateVector.Sweeps;

namespace Chrysalis.Quantum.StateVector;

/// <summary>
/// The state of n qubits as its 2^n amplitudes, in native memory: dispose of it. Amplitude i belongs to the basis state whose
/// bit q is qubit q. Not for use from several threads at once; every method uses the threads of the options itself. Whatever is asked
/// of a state that is disposed of, but its size and options, throws an <see cref="ObjectDisposedException"/>; one that is disposed of
/// while another thread uses it gives its memory back when that use ends.
/// </summary>
public sealed partial class QuantumState : IDisposable
{
    private readonly Amplitudes amplitudes;
    private readonly SweepTuning tuning;
    private readonly Lifetime lifetime;

    /// <summary>Creates the state in which every qubit is 0.</summary>
    /// <param name="qubitCount">Number of qubits, from 1 to what memory holds.</param>
    /// <param name="options">Precision and threads.</param>
    /// <exception cref="QuantumException">The state does not fit into memory, or an option is out of range.</exception>
    public QuantumState(int qubitCount, StateOptions? options = null)
    {
        options ??= new();
        options.Validated();
        StateMemory.Check(qubitCount, options.Precision);
        Options = options;
        amplitudes = options.Precision == Precision.Single
            ? Create<float>(qubitCount, options.Path)
            : Create<double>(qubitCount, options.Path);
        lifetime = new(typeof(QuantumState), amplitudes.Dispose);
        SweepTuning tuning = amplitudes.Tune(options.Threads);
        this.tuning = tuning with
        {
            FusedQubits = options.FusedQubits ?? tuning.FusedQubits,
            BlockQubits = options.BlockQubits ?? tuning.BlockQubits,
            RunQubits = Math.Max(options.RunQubits ?? tuning.RunQubits, (int)options.Path + 1),
        };
        SetBasisState(0);
    }

    /// <summary>The options it was made with.</summary>
    public StateOptions Options { get; }

    /// <summary>Number of qubits.</summary>
    public int QubitCount => amplitudes.QubitCount;

    /// <summary>Number of amplitudes, 2^n.</summary>
    public long Count => amplitudes.Count;

    /// <summary>The amplitude of a basis state, 0 to 2^n - 1; bit q is qubit q.</summary>
    public Complex this[long basisState]
    {
        get
        {
            using Lifetime.Use use = lifetime.Hold();
            return amplitudes[Checked(basisState)];
        }

        set
        {
            using Lifetime.Use use = lifetime.Hold();
            amplitudes[Checked(basisState)] = value;
        }
    }

    /// <summary>Sets the state to a basis state.</summary>
    public void SetBasisState(long basisState)
    {
        using Lifetime.Use use = lifetime.Hold();
        Checked(basisState);
        amplitudes.Clear(Options.Threads);
        amplitudes[basisState] = Complex.One;
    }

    /// <summary>Applies one gate.</summary>
    /// <exception cref="QuantumException">A qubit does not exist or is named twice, or their number is wrong.</exception>
    public void Apply(Gate gate, params ReadOnlySpan<int> qubits)
    {
        lifetime.Require();
        Apply([new GateOperation(gate, [.. qubits])]);
    }

    /// <summary>Applies a circuit of gates, fused.</summary>
    /// <exception cref="QuantumException">It has another number of qubits, or measures or resets: see
    /// <see cref="CircuitSimulator"/>.</exception>
    public void Apply(Circuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        using Lifetime.Use use = lifetime.Hold();
        if (circuit.QubitCount != QubitCount)
            throw new QuantumException($"A circuit on {circuit.QubitCount} qubits cannot act on a state of {QubitCount}.");
        if (circuit.Operations.FirstOrDefault(operation => operation is not GateOperation) is { } other)
            throw new QuantumException($"'{other}' is not a gate: run the circuit by the simulator, which also measures.");
        Apply(circuit.GateOperations);
    }

    /// <summary>Applies gates in the order of time, fused.</summary>
    /// <exception cref="QuantumException">A qubit does not exist.</exception>
    public void Apply(IEnumerable<GateOperation> operations)
    {
        ArgumentNullException.ThrowIfNull(operations);
        using Lifetime.Use use = lifetime.Hold();
        List<SmallMatrix> matrices = [];
        foreach (GateOperation operation in operations)
        {
            Circuit.CheckQubits(operation, QubitCount);
            matrices.Add(SmallMatrix.From(operation.Gate.Unitary.Entries, operation.Qubits.AsSpan()));
        }

        amplitudes.Apply(matrices, tuning);
    }

    /// <summary>Flips the sign of every basis state a predicate marks: a phase oracle. The predicate runs on several threads.</summary>
    public void FlipSigns(Func<long, bool> marked)
    {
        ArgumentNullException.ThrowIfNull(marked);
        using Lifetime.Use use = lifetime.Hold();
        ParallelRanges.Run(Count, Options.Threads, (start, end) =>
        {
            for (long index = start; index < end; index++)
                if (marked(index))
                    amplitudes[index] = -amplitudes[index];
        });
    }

    /// <summary>Moves the amplitude of every basis state to another: reversible arithmetic. Needs 2^n bits beside the state.</summary>
    /// <param name="map">A permutation of 0 to 2^n - 1.</param>
    /// <exception cref="QuantumException">The map is no permutation.</exception>
    public void Permute(Func<long, long> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        using Lifetime.Use use = lifetime.Hold();
        using var moved = new AlignedBuffer<ulong>(Math.Max(1, Count / 64));
        unsafe
        {
            AmplitudePermutation.Run(amplitudes, map, moved.Pointer);
        }
    }

    /// <summary>Gives the memory back, at once or when the last use ends.</summary>
    public void Dispose() => lifetime.End();

    internal void Apply(IEnumerable<SmallMatrix> matrices)
    {
        using Lifetime.Use use = lifetime.Hold();
        amplitudes.Apply(matrices, tuning);
    }

    private long Checked(long basisState) => (ulong)basisState < (ulong)Count
        ? basisState
        : throw new QuantumException($"The basis state {basisState} does not exist: {QubitCount} qubits have 0 to {Count - 1}.");

    private static Amplitudes Create<T>(int qubitCount, VectorPath path)
        where T : unmanaged, IFloatingPointIeee754<T> => path switch
    {
        VectorPath.Vector512 => new AmplitudeArray<Lanes512<T>, Vector512<T>, T>(qubitCount),
        VectorPath.Vector256 => new AmplitudeArray<Lanes256<T>, Vector256<T>, T>(qubitCount),
        VectorPath.Vector128 => new AmplitudeArray<Lanes128<T>, Vector128<T>, T>(qubitCount),
        _ => new AmplitudeArray<LanesScalar<T>, T, T>(qubitCount),
    };
}
