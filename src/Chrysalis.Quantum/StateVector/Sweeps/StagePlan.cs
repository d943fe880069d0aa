using System.Numerics;
using Chrysalis.Quantum.StateVector.Fusion;

namespace Chrysalis.Quantum.StateVector.Sweeps;

/// <summary>
/// Splits a sweep's matrices into stages. In a home stage every qubit is at its own place, and the matrices that touch none of
/// the qubits inside the vectors run. For the others an away stage exchanges those qubits for ones that rest, and the exchange
/// is undone after it. An exchange costs a third to three quarters of a matrix on three qubits; matrices inside the vectors cost up to four
/// times as much as outside.
/// </summary>
internal static class StagePlan
{
    /// <param name="matrices">The sweep's matrices in the order of time, on the qubits of the state.</param>
    /// <param name="block">The sweep's qubits.</param>
    /// <param name="tuning">Sizes.</param>
    public static List<SweepStage> Make(List<SmallMatrix> matrices, ulong block, SweepTuning tuning)
    {
        int outside = BitOperations.PopCount(block) - tuning.LaneBits;
        ulong lanes = (1UL << tuning.LaneBits) - 1;
        if (tuning.LaneBits == 0 || outside < matrices.Max(matrix => matrix.Qubits.Length))
            return [new([], [], Place(Fuse(matrices, block, tuning), qubit => Home(block, qubit)))];
        var stages = new List<SweepStage>();
        while (true)
        {
            List<SmallMatrix> home = Take(ref matrices, block & ~lanes);
            if (home.Count > 0)
                Append(stages, Place(Fuse(home, block, tuning), qubit => Home(block, qubit)));
            if (matrices.Count == 0)
                return stages;
            ulong[] masks = [.. matrices.Select(matrix => matrix.Mask)];
            List<SmallMatrix> away = Take(ref matrices, QubitGrouping.First(masks, 0, outside, block));
            AddAway(stages, away, block, lanes, tuning);
        }
    }

    private static void AddAway(List<SweepStage> stages, List<SmallMatrix> matrices, ulong block, ulong lanes, SweepTuning tuning)
    {
        ulong used = matrices.Aggregate(0UL, (mask, matrix) => mask | matrix.Mask);
        int[] leaving = Bits(used & lanes);
        int[] entering = [.. Bits(block & ~used & ~lanes).Take(leaving.Length)];
        int[] places = [.. entering.Select(qubit => Home(block, qubit))];
        List<SmallMatrix> fused = Fuse(matrices, block, tuning);
        if (leaving.Length == 1 && fused.Count == 1)
        {
            // One qubit inside the vectors costs a matrix less than two exchanges do.
            Append(stages, Place(fused, qubit => Home(block, qubit)));
            return;
        }

        stages.Add(new(
            leaving, places,
            Place(fused, qubit => Array.IndexOf(leaving, qubit) is >= 0 and int index ? places[index] : Home(block, qubit))));
        stages.Add(new(leaving, places, []));
    }

    /// <summary>A home stage goes with the exchange before it.</summary>
    private static void Append(List<SweepStage> stages, List<SmallMatrix> matrices)
    {
        if (stages.Count > 0)
            stages[^1].Matrices.AddRange(matrices);
        else
            stages.Add(new([], [], matrices));
    }

    private static List<SmallMatrix> Take(ref List<SmallMatrix> matrices, ulong qubits)
    {
        List<SmallMatrix> taken = [], rest = [];
        ulong blocked = ~qubits;
        foreach (SmallMatrix matrix in matrices)
        {
            bool fits = (matrix.Mask & blocked) == 0;
            (fits ? taken : rest).Add(matrix);
            if (!fits)
                blocked |= matrix.Mask;
        }

        matrices = rest;
        return taken;
    }

    private static List<SmallMatrix> Fuse(List<SmallMatrix> matrices, ulong block, SweepTuning tuning) =>
        tuning.FusedQubits > 1 ? GateFusion.Fuse(matrices, tuning.FusedQubits, block) : matrices;

    private static List<SmallMatrix> Place(List<SmallMatrix> matrices, Func<int, int> place) =>
        [.. matrices.Select(matrix => matrix.Relabel(place))];

    private static int Home(ulong block, int qubit) => BitOperations.PopCount(block & ((1UL << qubit) - 1));

    private static int[] Bits(ulong mask)
    {
        var bits = new int[BitOperations.PopCount(mask)];
        for (int i = 0; i < bits.Length; i++, mask &= mask - 1)
            bits[i] = BitOperations.TrailingZeroCount(mask);
        return bits;
    }
}
