using System.Globalization;

namespace Chrysalis.Talking.Motion;

/// <summary>
/// An angle over time: one for good, or points that a smooth curve leads through, held before the first and after the last. Read-only:
/// threads may share it.
/// </summary>
public sealed class AnglePath
{
    /// <summary>The greatest angle, in degrees to either side.</summary>
    public const float MostDegrees = 60;

    /// <summary>The latest time of a point, a day.</summary>
    public const double MostSeconds = 86_400;

    private const int MostPoints = 10_000;
    private readonly double[] times;
    private readonly double[] degrees;

    private AnglePath(double[] times, double[] degrees) => (this.times, this.degrees) = (times, degrees);

    /// <summary>An angle that stays.</summary>
    /// <param name="degrees">The angle, at most <see cref="MostDegrees"/> to either side.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is greater, or no number.</exception>
    public static AnglePath Constant(float degrees) => IsAngle(degrees)
        ? new([0], [degrees])
        : throw new ArgumentOutOfRangeException(nameof(degrees), degrees, $"An angle lies from -{MostDegrees} to {MostDegrees} degrees.");

    /// <summary>Reads an angle (<c>-8</c>) or a path (<c>0:0,2:15,4:-15</c>: seconds:degrees, times rising).</summary>
    /// <param name="text">The text; numbers have a point before their decimals.</param>
    /// <param name="path">The path.</param>
    /// <param name="wrong">What is wrong otherwise, to follow the value in a sentence: for example that times do not rise.</param>
    public static bool TryParse(string text, out AnglePath? path, out string wrong)
    {
        ArgumentNullException.ThrowIfNull(text);
        (path, wrong) = (null, "");
        if (!text.Contains(':', StringComparison.Ordinal) && TryNumber(text, out double constant))
            return Found([0], [constant], out path, ref wrong);
        string[] points = text.Split(',');
        if (points.Length > MostPoints)
        {
            wrong = $"has {points.Length} points, more than {MostPoints}";
            return false;
        }

        var times = new double[points.Length];
        var degrees = new double[points.Length];
        for (int i = 0; i < points.Length; i++)
        {
            string[] parts = points[i].Split(':');
            if (parts.Length == 2 && TryNumber(parts[0], out times[i]) && TryNumber(parts[1], out degrees[i]))
                continue;
            wrong = points.Length == 1 ? "is neither an angle nor a path"
                : $"has '{points[i].Trim()}' where seconds:degrees should stand"
                    + (TryNumber(points[i], out _) ? " (a comma parts points, not decimals)" : "");
            return false;
        }

        return Found(times, degrees, out path, ref wrong);
    }

    /// <summary>The angle at a time, in degrees.</summary>
    /// <param name="seconds">Time from the beginning of the speech.</param>
    public float At(double seconds)
    {
        int piece = TimePoints.Before(times, seconds);
        return (float)(piece < 0 ? degrees[0]
            : piece == times.Length - 1 ? degrees[^1]
            : MonotoneCubic.At(times, i => degrees[i], piece, seconds));
    }

    private static bool Found(double[] times, double[] degrees, out AnglePath? path, ref string wrong)
    {
        path = null;
        wrong = Array.Find(degrees, angle => !IsAngle(angle)) is not 0 and var steep
            ? FormattableString.Invariant($"turns by {steep:0.###} degrees, more than {MostDegrees}")
            : times[0] < 0 ? "begins before 0 seconds"
            : times.Zip(times.Skip(1)).Any(pair => pair.Second <= pair.First) ? "has times that do not rise"
            : times[^1] > MostSeconds ? $"goes on beyond {MostSeconds:0} seconds, a day"
            : "";
        if (wrong.Length > 0)
            return false;
        path = new(times, degrees);
        return true;
    }

    private static bool IsAngle(double degrees) => Math.Abs(degrees) <= MostDegrees;

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite
            | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
