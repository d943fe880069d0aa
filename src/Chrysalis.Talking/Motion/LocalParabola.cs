namespace Chrysalis.Talking.Motion;

/// <summary>
/// Steadies a measured curve without lag: each value is replaced by that of a parabola fitted to its neighbours before and after
/// (Savitzky and Golay 1964, at any times). Curves up to the second degree stay as they are.
/// </summary>
internal static class LocalParabola
{
    /// <summary>The steadied values.</summary>
    /// <param name="times">Rising times.</param>
    /// <param name="values">The value at each.</param>
    /// <param name="reach">How far in time a neighbour counts.</param>
    public static double[] Smooth(IReadOnlyList<double> times, IReadOnlyList<double> values, double reach)
    {
        var smooth = new double[values.Count];
        int first = 0;
        for (int i = 0; i < smooth.Length; i++)
        {
            while (times[i] - times[first] > reach)
                first++;
            int end = i;
            while (end < smooth.Length && times[end] - times[i] <= reach)
                end++;
            smooth[i] = end - first < 4 ? values[i] : AtZero(times, values, first, end, times[i], reach);
        }

        return smooth;
    }

    /// <summary>The parabola's value at a time: Cramer's rule on the normal equations of moments.</summary>
    private static double AtZero(
        IReadOnlyList<double> times, IReadOnlyList<double> values, int first, int end, double time, double reach)
    {
        double m0 = end - first, m1 = 0, m2 = 0, m3 = 0, m4 = 0, v0 = 0, v1 = 0, v2 = 0;
        for (int i = first; i < end; i++)
        {
            double x = (times[i] - time) / reach, square = x * x;
            (m1, m2, m3, m4) = (m1 + x, m2 + square, m3 + square * x, m4 + square * square);
            (v0, v1, v2) = (v0 + values[i], v1 + values[i] * x, v2 + values[i] * square);
        }

        double c0 = m2 * m4 - m3 * m3, c1 = m2 * m3 - m1 * m4, c2 = m1 * m3 - m2 * m2;
        return (v0 * c0 + v1 * c1 + v2 * c2) / (m0 * c0 + m1 * c1 + m2 * c2);
    }
}
