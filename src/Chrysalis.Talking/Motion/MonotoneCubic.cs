namespace Chrysalis.Talking.Motion;

/// <summary>
/// A smooth curve through points that never leaves the range of its neighbours: cubic pieces with the slopes of Fritsch and Butland (1984).
/// </summary>
internal static class MonotoneCubic
{
    /// <summary>The value between two points.</summary>
    /// <param name="times">At least two times of points, rising.</param>
    /// <param name="values">Value of a point.</param>
    /// <param name="piece">The point before the time; not the last one.</param>
    /// <param name="time">The time.</param>
    public static double At(IReadOnlyList<double> times, Func<int, double> values, int piece, double time)
    {
        double length = times[piece + 1] - times[piece];
        double t = Math.Clamp((time - times[piece]) / length, 0, 1);
        double from = values(piece), to = values(piece + 1);
        double fromSlope = Slope(times, values, piece) * length, toSlope = Slope(times, values, piece + 1) * length;
        double square = t * t, cube = square * t;
        return from + (to - from) * (3 * square - 2 * cube) + fromSlope * (cube - 2 * square + t) + toSlope * (cube - square);
    }

    /// <summary>The slope at a point: 0 at the ends and where the curve turns, else the weighted harmonic mean of both sides.</summary>
    private static double Slope(IReadOnlyList<double> times, Func<int, double> values, int point)
    {
        if (point == 0 || point == times.Count - 1)
            return 0;
        double before = times[point] - times[point - 1], after = times[point + 1] - times[point];
        double left = (values(point) - values(point - 1)) / before, right = (values(point + 1) - values(point)) / after;
        if (left * right <= 0)
            return 0;
        double leftWeight = 2 * after + before, rightWeight = after + 2 * before;
        return (leftWeight + rightWeight) / (leftWeight / left + rightWeight / right);
    }
}
