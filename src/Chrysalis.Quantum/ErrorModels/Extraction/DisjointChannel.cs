using System.Numerics;

namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>
/// Turns errors that exclude each other into independent errors with the same effect, where there are such. What can happen must be
/// a group of symptoms, or all of it shifted by a certain error. With characters over that group, l_k = sum_j p_j (-1)^(j.k) is the
/// product of 1 - 2 q_j over the j with odd j.k; its logarithm is linear in ln(1 - 2 q_j) and inverts by a Walsh-Hadamard transform.
/// Characters that vanish tell of errors of probability 1/2; what is left is the same problem in a smaller group.
/// </summary>
internal static class DisjointChannel
{
    /// <summary>The most different cases; more have no independent form in practice.</summary>
    private const int MaxCases = 4096;

    /// <summary>What counts as impossible, or as mixed evenly, in sums of probabilities.</summary>
    private const double Rounding = 1e-13;

    /// <summary>Cases with the same symptoms taken together: their probabilities add up, since they exclude each other.</summary>
    public static Dictionary<ulong[], double> Visible(IEnumerable<(ulong[] Symptoms, double Probability)> cases)
    {
        var visible = new Dictionary<ulong[], double>(SymptomSets.Order);
        foreach ((ulong[] symptoms, double probability) in cases)
            if (probability > 0 && symptoms.Length > 0)
                visible[symptoms] = visible.GetValueOrDefault(symptoms) + probability;
        return visible;
    }

    /// <summary>The independent errors, or null when there are none with the same effect.</summary>
    /// <param name="cases">What can happen, at most one of it in a shot; that nothing happens is not listed.</param>
    public static Dictionary<ulong[], double>? ToIndependent(IEnumerable<(ulong[] Symptoms, double Probability)> cases)
    {
        Dictionary<ulong[], double> visible = Visible(cases);
        if (visible.Count <= 1)
            return visible;
        double none = 1 - visible.Values.Sum();
        if (none > Rounding)
            visible[[]] = none;
        if (!BitOperations.IsPow2(visible.Count) || visible.Count > MaxCases)
            return null;
        // The likeliest case is where all rare errors stay out; the certain ones lead to it.
        (ulong[] certain, double most) = visible.MaxBy(pair => pair.Value);
        if (none >= most)
            certain = [];
        if (Group(visible, certain) is not var (elements, probabilities) || Solve(probabilities) is not { } independent)
            return null;
        var errors = new Dictionary<ulong[], double>(SymptomSets.Order);
        for (int j = 1; j < elements.Count; j++)
            if (independent[j] > 0)
                errors[elements[j]] = independent[j];
        if (certain.Length > 0)
            errors[certain] = 1 - errors.GetValueOrDefault(certain);
        return errors;
    }

    /// <summary>The cases, shifted by the certain one, as a group numbered so that numbers add up bit by bit as symptoms do.</summary>
    private static (List<ulong[]> Elements, double[] Probabilities)? Group(Dictionary<ulong[], double> cases, ulong[] certain)
    {
        var shifted = new Dictionary<ulong[], double>(SymptomSets.Order);
        foreach ((ulong[] symptoms, double probability) in cases)
            shifted[SymptomSets.Xor(symptoms, certain)] = probability;
        var elements = new List<ulong[]> { Array.Empty<ulong>() };
        var known = new HashSet<ulong[]>(SymptomSets.Order) { Array.Empty<ulong>() };
        // Short ones first: of errors that mix evenly those that flip little are written.
        foreach (ulong[] generator in shifted.Keys.OrderBy(s => s.Length).ThenBy(s => s, SymptomSets.Order))
        {
            if (known.Contains(generator))
                continue;
            for (int i = 0, count = elements.Count; i < count; i++)
            {
                ulong[] sum = SymptomSets.Xor(elements[i], generator);
                if (!shifted.ContainsKey(sum))
                    return null;
                elements.Add(sum);
                known.Add(sum);
            }
        }
        return (elements, [.. elements.Select(e => shifted[e])]);
    }

    private static double[]? Solve(double[] probabilities)
    {
        int count = probabilities.Length;
        var logs = new double[count];
        var isZero = new bool[count];
        for (int k = 1; k < count; k++)
        {
            double odd = 0;
            for (int j = 1; j < count; j++)
                if (IsOdd(j & k))
                    odd += probabilities[j];
            if (odd > 0.5 + Rounding)
                return null;
            isZero[k] = odd >= 0.5 - Rounding;
            logs[k] = isZero[k] ? 0 : double.LogP1(-2 * odd);
        }
        int[] kept = [.. Enumerable.Range(0, count).Where(k => !isZero[k])];
        foreach (int a in kept)
            foreach (int b in kept)
                if (isZero[a ^ b])
                    return null;
        return Invert(logs, kept);
    }

    /// <summary>Solves in the group without what is mixed evenly: an error stands for all that differ from it by such.</summary>
    private static double[]? Invert(double[] logs, int[] kept)
    {
        var independent = new double[logs.Length];
        var isDone = new bool[logs.Length];
        var even = new List<int> { 0 };
        isDone[0] = true;
        for (int j = 1; j < logs.Length; j++)
        {
            if (isDone[j] || kept.Any(k => IsOdd(j & k)))
                continue;
            independent[j] = 0.5;
            even.AddRange([.. even.Select(e => e ^ j)]);
            even.ForEach(e => isDone[e] = true);
        }
        double rounding = 1e-15 * kept.Sum(k => -logs[k]) / kept.Length;
        for (int j = 1; j < logs.Length; j++)
        {
            if (isDone[j])
                continue;
            even.ForEach(e => isDone[e ^ j] = true);
            double sum = kept.Sum(k => IsOdd(j & k) ? -logs[k] : logs[k]);
            double q = -0.5 * double.ExpM1(-2 * sum / kept.Length);
            if (q < -4 * rounding)
                return null;
            independent[j] = q <= 4 * rounding ? 0 : q;
        }
        return independent;
    }

    private static bool IsOdd(int bits) => (BitOperations.PopCount((uint)bits) & 1) != 0;
}
