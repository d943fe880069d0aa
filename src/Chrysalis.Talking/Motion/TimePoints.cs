namespace Chrysalis.Talking.Motion;

/// <summary>Finds the piece of a curve that a time lies in.</summary>
internal static class TimePoints
{
    /// <summary>The number of the last time that is not after <paramref name="seconds"/>; -1 before the first.</summary>
    /// <param name="times">Rising times.</param>
    /// <param name="seconds">The time looked for.</param>
    public static int Before(IReadOnlyList<double> times, double seconds)
    {
        int low = -1, high = times.Count;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (times[middle] <= seconds)
                low = middle;
            else
                high = middle;
        }

        return low;
    }
}
