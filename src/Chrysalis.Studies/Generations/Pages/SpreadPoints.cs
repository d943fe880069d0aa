namespace Chrysalis.Studies.Generations.Pages;

/// <summary>Moves points of a logarithmic axis apart that would lie on each other, so that their intervals can be told apart.</summary>
internal static class SpreadPoints
{
    // As good as equal, and how far apart such are drawn.
    private const double Near = 1.06, Apart = 1.03;

    /// <summary>Where to draw each value: in its order, around the middle of those that are as good as equal.</summary>
    /// <param name="values">Above 0.</param>
    public static double[] Of(IReadOnlyList<double> values)
    {
        int[] order = [.. Enumerable.Range(0, values.Count).OrderBy(i => values[i])];
        var drawn = new double[values.Count];
        for (int first = 0, next; first < order.Length; first = next)
        {
            next = first + 1;
            while (next < order.Length && values[order[next]] < Near * values[order[next - 1]])
                next++;
            double middle = Math.Sqrt(values[order[first]] * values[order[next - 1]]);
            for (int i = first; i < next; i++)
                drawn[order[i]] = middle * Math.Pow(Apart, i - (first + next - 1) / 2.0);
        }

        return drawn;
    }
}
