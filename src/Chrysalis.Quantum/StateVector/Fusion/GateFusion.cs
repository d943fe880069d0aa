namespace Chrysalis.Quantum.StateVector.Fusion;

/// <summary>Fuses matrices into fewer, larger ones. The product's effect is the same in every order of independent qubits.</summary>
internal static class GateFusion
{
    private const int Large = 4;

    /// <summary>Multiplies one-qubit matrices into their larger neighbours: what remains are the gates between qubits.</summary>
    public static List<SmallMatrix> AbsorbOneQubitGates(IEnumerable<SmallMatrix> matrices)
    {
        var result = new List<SmallMatrix>();
        var pending = new SmallMatrix?[64];
        var last = new int[64];
        Array.Fill(last, -1);
        foreach (SmallMatrix matrix in matrices)
        {
            if (matrix.Qubits is [int qubit])
            {
                pending[qubit] = pending[qubit] is { } first ? Product(matrix.Qubits, first, matrix) : matrix;
                continue;
            }

            SmallMatrix[] earlier = [.. matrix.Qubits.Select(target => pending[target]).OfType<SmallMatrix>()];
            // Multiplying into a large matrix costs more than it saves.
            if (matrix.Qubits.Length > Large)
                result.AddRange(earlier);
            result.Add(matrix.Qubits.Length > Large || earlier.Length == 0 ? matrix : Product(matrix.Qubits, [.. earlier, matrix]));
            foreach (int target in matrix.Qubits)
                (pending[target], last[target]) = (null, result.Count - 1);
        }

        for (int qubit = 0; qubit < pending.Length; qubit++)
        {
            if (pending[qubit] is not { } rest)
                continue;
            if (last[qubit] >= 0 && result[last[qubit]].Qubits.Length <= Large)
                result[last[qubit]].ApplyAfter(rest);
            else
                result.Add(rest);
        }

        return result;
    }

    /// <summary>Fuses matrices into ones on at most <paramref name="size"/> qubits; larger matrices stay as they are.</summary>
    public static List<SmallMatrix> Fuse(List<SmallMatrix> matrices, int size, ulong allQubits)
    {
        ulong[] masks = [.. matrices.Select(matrix => matrix.Mask)];
        var result = new List<SmallMatrix>();
        foreach (QubitGrouping.Group group in QubitGrouping.Split(masks, 0, size, allQubits))
        {
            if (group.Members is [int single])
            {
                result.Add(matrices[single]);
                continue;
            }

            ulong used = group.Members.Aggregate(0UL, (mask, member) => mask | masks[member]);
            int[] qubits = [.. Enumerable.Range(0, 64).Where(qubit => (used >> qubit & 1) != 0)];
            result.Add(Product(qubits, [.. group.Members.Select(member => matrices[member])]));
        }

        return result;
    }

    private static SmallMatrix Product(int[] qubits, params ReadOnlySpan<SmallMatrix> factors)
    {
        SmallMatrix product = SmallMatrix.Identity(qubits);
        foreach (SmallMatrix factor in factors)
            product.ApplyAfter(factor);
        return product;
    }
}
