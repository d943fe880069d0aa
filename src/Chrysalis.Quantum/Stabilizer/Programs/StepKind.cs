namespace Chrysalis.Quantum.Stabilizer.Programs;

/// <summary>What a step of a lowered circuit does.</summary>
internal enum StepKind
{
    /// <summary>H on qubits.</summary>
    H,

    /// <summary>S on qubits.</summary>
    S,

    /// <summary>Pauli X on qubits.</summary>
    X,

    /// <summary>Pauli Z on qubits.</summary>
    Z,

    /// <summary>CX on pairs.</summary>
    Cx,

    /// <summary>CZ on pairs.</summary>
    Cz,

    /// <summary>SWAP on pairs.</summary>
    Swap,

    /// <summary>Measurement in the Z basis; targets are qubits, the lowest bit of <c>2 q + i</c> tells inversion.</summary>
    Measure,

    /// <summary>Reset to |0>.</summary>
    Reset,

    /// <summary>Constant results; targets are the bits.</summary>
    Pad,

    /// <summary>Triples of how far back a result lies, a qubit, and the Pauli (X 1, Z 2) that it switches on.</summary>
    RecordPauli,

    /// <summary>Triples of a sweep bit, a qubit, and the Pauli that it switches on.</summary>
    SweepPauli,

    /// <summary>Single-qubit channel: the arguments are the probabilities of X, Y and Z.</summary>
    Channel1,

    /// <summary>Two-qubit channel: the arguments are the probabilities of IX, IY, IZ, XI, ... ZZ.</summary>
    Channel2,

    /// <summary>DEPOLARIZE1: like the channel with equal parts.</summary>
    Depolarize1,

    /// <summary>DEPOLARIZE2: like the channel with equal parts.</summary>
    Depolarize2,

    /// <summary>A Pauli product that happens as a whole; targets are pairs of qubit and Pauli.</summary>
    Correlated,

    /// <summary>The same, if none of its chain happened before.</summary>
    ElseCorrelated,

    /// <summary>A channel that records that it happened: the arguments are the probabilities of I, X, Y and Z.</summary>
    Heralded,

    /// <summary>A detector; targets tell how far back its results lie.</summary>
    Detector,

    /// <summary>Results of an observable, whose number is <see cref="ProgramStep.Count"/>.</summary>
    Observable,

    /// <summary>
    /// Pauli operators of an observable, whose number is <see cref="ProgramStep.Count"/>: errors before this place that do not
    /// commute with them flip it. Targets are pairs of qubit and Pauli (X 1, Z 2).
    /// </summary>
    ObservablePauli,

    /// <summary>A block run <see cref="ProgramStep.Count"/> times.</summary>
    Repeat,

    /// <summary>SHIFT_COORDS.</summary>
    ShiftCoordinates,
}
