using System.Numerics;
using Chrysalis.Quantum.StateVector.Fusion;

namespace Chrysalis.Quantum.StateVector.Sweeps;

/// <summary>Turns a sequence of matrices into sweeps of fused gates.</summary>
internal static class SweepPlan
{
    /// <param name="matrices">The matrices in the order of time.</param>
    /// <param name="qubitCount">Qubits of the state.</param>
    /// <param name="tuning">Sizes.</param>
    public static List<Sweep> Make(IEnumerable<SmallMatrix> matrices, int qubitCount, SweepTuning tuning)
    {
        List<SmallMatrix> gates = tuning.FusedQubits > 1 ? GateFusion.AbsorbOneQubitGates(matrices) : [.. matrices];
        if (gates.Count == 0)
            return [];
        ulong all = Mask(qubitCount), run = Mask(Math.Min(tuning.RunQubits, qubitCount));
        int largest = gates.Max(gate => gate.Qubits.Length);
        int capacity = Math.Min(qubitCount, Math.Max(tuning.BlockQubits, tuning.RunQubits + largest));
        ulong[] masks = [.. gates.Select(gate => gate.Mask)];
        var sweeps = new List<Sweep>();
        foreach (QubitGrouping.Group group in QubitGrouping.SplitBest(masks, run, capacity, all, Tries(qubitCount), new Random(1)))
        {
            List<SmallMatrix> members = [.. group.Members.Select(member => gates[member])];
            sweeps.Add(new(Bits(group.Qubits), StagePlan.Make(members, group.Qubits, tuning)));
        }

        return sweeps;
    }

    /// <summary>A try costs about as long as moving a state of 2^21 amplitudes once, so that few tries pay for small states.</summary>
    private static int Tries(int qubitCount) => qubitCount <= 21 ? 1 : 1 << Math.Min(qubitCount - 21, 4);

    private static ulong Mask(int qubits) => (1UL << qubits) - 1;

    private static int[] Bits(ulong mask)
    {
        var bits = new int[BitOperations.PopCount(mask)];
        for (int i = 0; i < bits.Length; i++, mask &= mask - 1)
            bits[i] = BitOperations.TrailingZeroCount(mask);
        return bits;
    }
}
