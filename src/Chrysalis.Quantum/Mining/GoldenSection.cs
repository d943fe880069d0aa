namespace Chrysalis.Quantum.Mining;

/// <summary>Golden-section search.</summary>
internal static class GoldenSection
{
    private static readonly double Ratio = (Math.Sqrt(5) - 1) / 2;

    /// <summary>Where a function with one maximum between the limits has it.</summary>
    public static double Maximise(Func<double, double> function, double low, double high)
    {
        (double left, double right) = (high - Ratio * (high - low), low + Ratio * (high - low));
        (double atLeft, double atRight) = (function(left), function(right));
        // A maximum is flat: the square root of the machine's precision is all there is to find.
        while (high - low > 1e-9 * high)
        {
            if (atLeft > atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - Ratio * (high - low);
                atLeft = function(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + Ratio * (high - low);
                atRight = function(right);
            }
        }

        return (low + high) / 2;
    }
}
