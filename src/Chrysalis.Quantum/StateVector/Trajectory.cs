using System.Numerics;
using Chrysalis.Quantum.Circuits;
using Chrysalis.Quantum.StateVector.Fusion;

namespace Chrysalis.Quantum.StateVector;

/// <summary>One run of a circuit: gates wait until something must be measured, so that they can be fused.</summary>
internal sealed class Trajectory(QuantumState state, Random random, NoiseModel noise)
{
    private static readonly Gate[] Paulis = [Gates.I, Gates.X, Gates.Y, Gates.Z];
    private readonly List<GateOperation> waiting = [];
    private readonly Dictionary<string, int[]> measurements = [];

    public IReadOnlyDictionary<string, int[]> Measurements => measurements;

    public void Add(Operation operation)
    {
        switch (operation)
        {
            case GateOperation gate:
                waiting.Add(gate);
                AddNoise(gate);
                break;
            case Measurement measurement:
                Flush();
                measurements[measurement.Key] = [.. measurement.Qubits.Select(qubit => Read(state.Measure(qubit, random)))];
                break;
            default:
                Flush();
                foreach (int qubit in operation.Qubits)
                    state.Reset(qubit, random);
                break;
        }
    }

    public void Flush()
    {
        state.Apply(waiting);
        waiting.Clear();
    }

    private void AddNoise(GateOperation gate)
    {
        double rate = noise.Depolarizing(gate.Qubits.Length);
        if (rate > 0 && random.NextDouble() < rate)
        {
            // Number 0 would be the identity on every qubit.
            long error = random.NextInt64(1, 1L << (2 * gate.Qubits.Length));
            for (int i = 0; i < gate.Qubits.Length; i++)
                if ((error >> (2 * i) & 3) is not 0 and long pauli)
                    waiting.Add(new(Paulis[pauli], [gate.Qubits[i]]));
        }

        if (noise.AmplitudeDamping > 0)
            foreach (int qubit in gate.Qubits)
                Damp(qubit);
    }

    /// <summary>Kraus operators diag(1, sqrt(1 - gamma)) and sqrt(gamma) |0 1| (Nielsen and Chuang, equation 8.108).</summary>
    private void Damp(int qubit)
    {
        Flush();
        double gamma = noise.AmplitudeDamping, decay = gamma * state.ProbabilityOfOne(qubit) / state.Norm();
        bool decays = random.NextDouble() < decay;
        double scale = 1 / Math.Sqrt(decays ? decay : 1 - decay);
        Complex[] kraus = decays
            ? [0, Math.Sqrt(gamma) * scale, 0, 0]
            : [scale, 0, 0, Math.Sqrt(1 - gamma) * scale];
        state.Apply([new SmallMatrix([qubit], kraus)]);
    }

    private int Read(int bit)
    {
        double rate = bit == 0 ? noise.ReadoutZeroAsOne : noise.ReadoutOneAsZero;
        return rate > 0 && random.NextDouble() < rate ? 1 - bit : bit;
    }
}
