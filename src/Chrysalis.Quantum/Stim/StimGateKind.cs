namespace Chrysalis.Quantum.Stim;

/// <summary>What an instruction does, and with it which targets and arguments it takes.</summary>
public enum StimGateKind
{
    /// <summary>A Clifford gate on one qubit.</summary>
    OneQubit,

    /// <summary>A Clifford gate on pairs of qubits.</summary>
    TwoQubit,

    /// <summary>A gate on pairs whose first target may be a measurement or sweep bit.</summary>
    FirstControls,

    /// <summary>A gate on pairs whose second target may be a measurement or sweep bit.</summary>
    SecondControls,

    /// <summary>A gate on pairs where either target may be a measurement or sweep bit.</summary>
    EitherControls,

    /// <summary>A measurement of single qubits; the argument is the chance that a result is wrong.</summary>
    Measure,

    /// <summary>A measurement that leaves the qubit reset.</summary>
    MeasureReset,

    /// <summary>A reset.</summary>
    Reset,

    /// <summary>A measurement of Pauli products (MPP).</summary>
    MeasureProduct,

    /// <summary>A measurement of the parity of pairs (MXX, MYY, MZZ).</summary>
    MeasurePair,

    /// <summary>Constant bits put into the record (MPAD).</summary>
    Pad,

    /// <summary>A quarter turn about a Pauli product (SPP).</summary>
    PhaseProduct,

    /// <summary>Noise on single qubits.</summary>
    NoiseOne,

    /// <summary>Noise on pairs.</summary>
    NoiseTwo,

    /// <summary>Noise on single qubits that leaves a bit in the record telling that it happened.</summary>
    Heralded,

    /// <summary>A Pauli product that happens as a whole (E, ELSE_CORRELATED_ERROR).</summary>
    Correlated,

    /// <summary>A named moment without effect on any state: TICK, QUBIT_COORDS, SHIFT_COORDS.</summary>
    Annotation,

    /// <summary>A parity of measurements that is the same in every shot without noise.</summary>
    Detector,

    /// <summary>Measurements that belong to a logical observable.</summary>
    Observable,
}
