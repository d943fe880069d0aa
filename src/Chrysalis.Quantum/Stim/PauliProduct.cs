using System.Collections.Immutable;

namespace Chrysalis.Quantum.Stim;

/// <summary>A product of Pauli operators multiplied out: at most one factor a qubit, and a power of i before them.</summary>
/// <param name="Factors">One factor for each qubit where the product is not the identity, in the order of first mention.</param>
/// <param name="Phase">The power of i, 0 to 3; inversions count as a factor -1.</param>
internal readonly record struct PauliProduct(ImmutableArray<StimTarget> Factors, int Phase)
{
    /// <summary>True where the product has the eigenvalues 1 and -1, so that it can be measured.</summary>
    public bool IsHermitian => Phase % 2 == 0;

    /// <summary>True where the factors carry a minus sign.</summary>
    public bool IsNegative => Phase == 2;

    /// <summary>Multiplies factors; operators on different qubits commute, on one qubit they do not.</summary>
    public static PauliProduct Of(ReadOnlySpan<StimTarget> factors)
    {
        var product = new OrderedDictionary<int, int>();
        int phase = 0;
        foreach (StimTarget factor in factors)
        {
            int right = (int)factor.Basis;
            phase += factor.IsInverted ? 2 : 0;
            if (!product.TryAdd(factor.Value, right))
            {
                int left = product[factor.Value];
                phase += PowerOfI(left, right);
                product[factor.Value] = left ^ right;
            }
        }
        return new(
            [.. product.Where(pair => pair.Value != 0).Select(pair => StimTarget.Pauli((PauliBasis)pair.Value, pair.Key))], phase & 3);
    }

    /// <summary>Cuts targets into products at every place where no '*' joins them.</summary>
    public static IEnumerable<StimTarget[]> Split(ImmutableArray<StimTarget> targets)
    {
        var factors = new List<StimTarget>();
        for (int i = 0; i < targets.Length; i++)
        {
            if (targets[i].Kind == StimTargetKind.Combiner)
                continue;
            factors.Add(targets[i]);
            if (i + 1 < targets.Length && targets[i + 1].Kind == StimTargetKind.Combiner)
                continue;
            yield return [.. factors];
            factors.Clear();
        }
    }

    /// <summary>The factors as Stim writes them; many are cut.</summary>
    public static string Text(ReadOnlySpan<StimTarget> factors)
    {
        const int Most = 8;
        string text = string.Join('*', factors[..Math.Min(factors.Length, Most)].ToArray());
        return factors.Length <= Most ? text : text + "*...";
    }

    /// <summary>XY, YZ and ZX are i times the third operator; YX, ZY and XZ are -i times it.</summary>
    private static int PowerOfI(int left, int right) => (left, right) switch
    {
        _ when left == right || left == 0 => 0,
        (1, 3) or (3, 2) or (2, 1) => 1,
        _ => 3,
    };
}
