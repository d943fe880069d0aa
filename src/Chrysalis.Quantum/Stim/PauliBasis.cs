namespace Chrysalis.Quantum.Stim;

/// <summary>One of the three Pauli operators; as bits, 1 for an X part and 2 for a Z part.</summary>
public enum PauliBasis
{
    /// <summary>The bit flip.</summary>
    X = 1,

    /// <summary>The phase flip.</summary>
    Z = 2,

    /// <summary>Both.</summary>
    Y = 3,
}
