using System.Collections.Immutable;

namespace Chrysalis.Quantum.Circuits;

/// <summary>Measures qubits in the computational basis; the result is known by its key. Read-only: may be shared between threads.</summary>
public sealed class Measurement : Operation
{
    /// <summary>Measures qubits under a key.</summary>
    /// <exception cref="QuantumException">The key is empty, or a qubit is named twice or is negative.</exception>
    public Measurement(string key, ImmutableArray<int> qubits)
        : base(qubits, $"measurement '{key ?? throw new ArgumentNullException(nameof(key))}'")
    {
        if (key.Length == 0)
            throw new QuantumException("A measurement's key is empty.");
        Key = key;
    }

    /// <summary>The result's name. The first qubit is the result's least significant bit.</summary>
    public string Key { get; }

    /// <summary>Key and qubits.</summary>
    public override string ToString() => $"measure[{Key}] {string.Join(' ', Qubits)}";

    internal override Operation WithQubits(ImmutableArray<int> qubits) => new Measurement(Key, qubits);
}
