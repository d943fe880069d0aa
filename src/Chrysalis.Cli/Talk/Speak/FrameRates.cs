using System.Globalization;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Talking.Media;

namespace Chrysalis.Cli.Talk.Speak;

/// <summary>Reads frame rates.</summary>
internal static class FrameRates
{
    /// <summary>A frame rate: <c>25</c>, <c>29.97</c> or <c>30000/1001</c>.</summary>
    /// <exception cref="UsageException">Not a rate above 0 and at most 1000 frames a second.</exception>
    public static FrameRate Read(string option, string given)
    {
        string[] parts = given.Split('/');
        double denominator = 1;
        bool isRate = parts.Length <= 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double numerator)
            && (parts.Length == 1 || double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out denominator))
            && numerator > 0 && denominator > 0 && numerator / denominator is > 0.001 and <= 1000
            && numerator < int.MaxValue && denominator < int.MaxValue;
        if (!isRate)
        {
            DecimalComma.RequireNone(option, given);
            throw new UsageException($"{option} takes frames a second above 0 and at most 1000, such as 25 or 30000/1001, not '{given}'.");
        }

        double rate = double.Parse(parts[0], CultureInfo.InvariantCulture);
        return parts.Length == 2 ? new((int)rate, (int)denominator) : FromDecimal(rate);
    }

    /// <summary>29.97 and its like mean the television rates, n * 1000 / 1001.</summary>
    private static FrameRate FromDecimal(double rate)
    {
        double whole = Math.Round(rate);
        if (Math.Abs(rate - whole) < 1e-9)
            return new((int)whole);
        return Math.Abs(rate - whole * 1000 / 1001) < 0.005 ? new((int)whole * 1000, 1001) : new((int)Math.Round(rate * 1000), 1000);
    }
}
