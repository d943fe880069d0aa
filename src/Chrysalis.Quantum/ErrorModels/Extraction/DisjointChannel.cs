using System.Numerics;

namespace Chrysalis.Quantum.ErrorModels.Extraction;

/// <summary>
/// Turns a channel whose errors exclude each other into independent errors with the same effect. With characters over the
/// combinations of basis errors, l_k = sum_j p_j (-1)^(j.k) is the product of 1 - 2 q_j over the j with odd j.k; its logarithm
/// is linear in ln(1 - 2 q_j) and inverts by a Walsh-Hadamard transform.
/// </summary>
internal static class DisjointChannel
{
    /// <summary>The independent probabilities, or null when no such errors exist.</summary>
    /// <param name="disjoint">Probability of each combination; entry 0 is not looked at.</param>
    public static double[]? ToIndependent(double[] disjoint)
    {
        int count = disjoint.Length;
        var logs = new double[count];
        for (int k = 1; k < count; k++)
        {
            double odd = 0;
            for (int j = 1; j < count; j++)
                if (IsOdd(j & k))
                    odd += disjoint[j];
            if (odd >= 0.5)
                return null;
            logs[k] = double.LogP1(-2 * odd);
        }
        var independent = new double[count];
        for (int j = 1; j < count; j++)
        {
            double sum = 0;
            for (int k = 1; k < count; k++)
                sum += IsOdd(j & k) ? -logs[k] : logs[k];
            independent[j] = -0.5 * double.ExpM1(-2 * sum / count);
            if (independent[j] is < 0 and > -1e-14)
                independent[j] = 0;
            if (independent[j] < 0)
                return null;
        }
        return independent;
    }

    private static bool IsOdd(int bits) => (BitOperations.PopCount((uint)bits) & 1) != 0;
}
