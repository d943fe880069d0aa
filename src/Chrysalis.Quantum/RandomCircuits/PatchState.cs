using System.Numerics;

namespace Chrysalis.Quantum.RandomCircuits;

/// <summary>The state of a patch of qubits, in double precision. Qubit 0 is the lowest bit of a basis state's number.</summary>
internal sealed class PatchState
{
    private readonly Complex[] _amplitudes;

    /// <summary>Most qubits: 2^26 amplitudes are 1 GiB.</summary>
    public const int MostQubits = 26;

    /// <summary>Prepares |0...0>.</summary>
    public PatchState(int qubits)
    {
        if (qubits is < 1 or > MostQubits)
            throw new QuantumException($"A patch of {qubits} qubits does not fit: take 1 to {MostQubits} qubits.");
        _amplitudes = new Complex[1 << qubits];
        _amplitudes[0] = 1;
    }

    /// <summary>The amplitudes by number of the basis state.</summary>
    public IReadOnlyList<Complex> Amplitudes => _amplitudes;

    /// <summary>The probability of each basis state.</summary>
    public double[] Probabilities() => [.. _amplitudes.Select(amplitude => amplitude.Real * amplitude.Real + amplitude.Imaginary * amplitude.Imaginary)];

    /// <summary>Runs every gate of a circuit, with an error after each as <paramref name="errorAfter"/> says.</summary>
    /// <param name="circuit">What is run.</param>
    /// <param name="errorAfter">The Paulis (0 I, 1 X, 2 Y, 3 Z) that follow the gate of this number on its qubits; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    public void Run(RandomCircuit circuit, Func<int, int[]?>? errorAfter, CancellationToken cancellation)
    {
        for (int i = 0; i < circuit.Gates.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            CircuitGate gate = circuit.Gates[i];
            Apply(gate);
            if (errorAfter?.Invoke(i) is not { } paulis)
                continue;
            for (int k = 0; k < paulis.Length; k++)
                ApplySingle(gate.Qubits[k], Pauli(paulis[k]));
        }
    }

    private static Complex[] Pauli(int kind) => kind switch
    {
        1 => [0, 1, 1, 0],
        2 => [0, -Complex.ImaginaryOne, Complex.ImaginaryOne, 0],
        3 => [1, 0, 0, -1],
        _ => [1, 0, 0, 1],
    };

    private void Apply(CircuitGate gate)
    {
        if (gate.Qubits.Count == 1)
            ApplySingle(gate.Qubits[0], gate.Matrix);
        else
            ApplyPair(gate.Qubits[0], gate.Qubits[1], gate.Matrix);
    }

    private void ApplySingle(int qubit, Complex[] m)
    {
        int bit = 1 << qubit;
        (Complex m00, Complex m01, Complex m10, Complex m11) = (m[0], m[1], m[2], m[3]);
        for (int i = 0; i < _amplitudes.Length / 2; i++)
        {
            int place = InsertZero(i, bit);
            (Complex low, Complex high) = (_amplitudes[place], _amplitudes[place | bit]);
            _amplitudes[place] = m00 * low + m01 * high;
            _amplitudes[place | bit] = m10 * low + m11 * high;
        }
    }

    private void ApplyPair(int first, int second, Complex[] m)
    {
        (int high, int low) = (1 << first, 1 << second);
        for (int i = 0; i < _amplitudes.Length / 4; i++)
        {
            int place = InsertZero(InsertZero(i, Math.Min(high, low)), Math.Max(high, low));
            Complex a = _amplitudes[place], b = _amplitudes[place | low], c = _amplitudes[place | high], d = _amplitudes[place | high | low];
            _amplitudes[place] = m[0] * a + m[1] * b + m[2] * c + m[3] * d;
            _amplitudes[place | low] = m[4] * a + m[5] * b + m[6] * c + m[7] * d;
            _amplitudes[place | high] = m[8] * a + m[9] * b + m[10] * c + m[11] * d;
            _amplitudes[place | high | low] = m[12] * a + m[13] * b + m[14] * c + m[15] * d;
        }
    }

    /// <summary>Makes room for a zero at a bit.</summary>
    private static int InsertZero(int number, int bit) => (number & (bit - 1)) | ((number & -bit) << 1);
}
