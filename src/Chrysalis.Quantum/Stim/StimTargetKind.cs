namespace Chrysalis.Quantum.Stim;

/// <summary>What a target of an instruction is.</summary>
public enum StimTargetKind
{
    /// <summary>A qubit, written 5, or !5 where the result of its measurement is inverted.</summary>
    Qubit,

    /// <summary>A measurement counted backwards from here, written rec[-1].</summary>
    Record,

    /// <summary>A bit given from outside with each shot, written sweep[0].</summary>
    Sweep,

    /// <summary>A Pauli operator on a qubit, written X5.</summary>
    Pauli,

    /// <summary>The * that joins Pauli operators into a product.</summary>
    Combiner,
}
