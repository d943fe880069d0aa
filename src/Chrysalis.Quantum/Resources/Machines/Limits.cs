using System.Globalization;

namespace Chrysalis.Quantum.Resources.Machines;

/// <summary>Refuses numbers outside their limits in one sentence.</summary>
internal static class Limits
{
    /// <summary>Requires <paramref name="value"/> to be a number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    /// <exception cref="QuantumException">It is not.</exception>
    public static void Require(string what, double value, double least, double most, string unit)
    {
        if (!(value >= least && value <= most))
            throw new QuantumException(string.Create(
                CultureInfo.InvariantCulture, $"{what} cannot be {value:0.######}: give {least:0.######} to {Bound(most)} {unit}."));
    }

    private static string Bound(double value) =>
        value >= 1e7 ? value.ToString("0.##e+0", CultureInfo.InvariantCulture) : value.ToString("0.######", CultureInfo.InvariantCulture);
}
