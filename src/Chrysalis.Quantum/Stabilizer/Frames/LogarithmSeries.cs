namespace Chrysalis.Quantum.Stabilizer.Frames;

/// <summary>
/// The natural logarithm as every vector width computes it, so that all draw the same numbers: u = 2^e m with m between
/// sqrt(1/2) and sqrt(2), ln m = 2 artanh(s), s = (m-1)/(m+1), by the series in s² to s^21; additions and multiplications only, never
/// fused.
/// </summary>
internal static class LogarithmSeries
{
    /// <summary>1/21, 1/19, ... 1/3, 1.</summary>
    public static ReadOnlySpan<double> Coefficients =>
        [1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3, 1.0];

    public const double Ln2 = 0.693147180559945309;

    public const double Sqrt2 = 1.41421356237309505;

    /// <summary>The bits of 1.0, in front of 52 random ones a number from 1 to 2.</summary>
    public const ulong One = 0x3FF0000000000000;

    /// <summary>The bits of 2^52, in front of a small whole number that number plus 2^52.</summary>
    public const ulong Whole = 0x4330000000000000;

    /// <summary>2^52 and the exponent's bias.</summary>
    public const double WholeBias = 4503599627370496.0 + 1023.0;

    public const ulong Mantissa = 0x000FFFFFFFFFFFFF;
}
