using System.Numerics;

namespace Chrysalis.Quantum.StateVector;

/// <summary>A product of Pauli operators on some qubits. Read-only: may be shared between threads.</summary>
public sealed class PauliString
{
    private PauliString(long flipMask, long signMask)
    {
        FlipMask = flipMask;
        SignMask = signMask;
    }

    /// <summary>Qubits with X or Y.</summary>
    internal long FlipMask { get; }

    /// <summary>Qubits with Y or Z.</summary>
    internal long SignMask { get; }

    internal int YCount => BitOperations.PopCount((ulong)(FlipMask & SignMask));

    internal int HighestQubit => BitOperations.Log2((ulong)(FlipMask | SignMask));

    /// <summary>Reads operators such as "X0 Y3 Z12", separated by blanks; each qubit at most once, 0 to 61.</summary>
    /// <exception cref="QuantumException">The text is no Pauli string.</exception>
    public static PauliString Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        long flips = 0, signs = 0;
        foreach (string factor in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(factor.AsSpan(1), System.Globalization.NumberStyles.None, null, out int qubit) || qubit > 61
                || !"XYZ".Contains(factor[0], StringComparison.Ordinal))
                throw new QuantumException($"'{factor}' is no Pauli operator: write X, Y or Z and a qubit from 0 to 61, such as X0.");
            long bit = 1L << qubit;
            if (((flips | signs) & bit) != 0)
                throw new QuantumException($"The Pauli string '{text}' names qubit {qubit} twice.");
            if (factor[0] != 'Z')
                flips |= bit;
            if (factor[0] != 'X')
                signs |= bit;
        }

        return new(flips, signs);
    }
}
