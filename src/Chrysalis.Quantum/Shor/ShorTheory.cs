namespace Chrysalis.Quantum.Shor;

/// <summary>How often Shor's algorithm succeeds, from the exact distribution of its measurements.</summary>
internal static class ShorTheory
{
    private const int Band = 16;

    /// <summary>
    /// Probability that one run finds the key: the mean over s of the probability that both estimates round to multiples of
    /// 1/r with the right quotient. Estimates further off than 16/r are left out: they add less than 1 %/r.
    /// </summary>
    /// <param name="order">The group's prime order r.</param>
    /// <param name="exponentBits">Bits m of each exponent.</param>
    /// <param name="key">The private key, 1 to r - 1.</param>
    public static double DiscreteLogarithmSuccess(int order, int exponentBits, int key)
    {
        double sum = 0;
        int band = Math.Min(Band, (order - 1) / 2);
        for (int s = 0; s < order; s++)
        {
            int t = (int)((long)s * key % order);
            for (int d = -band; d <= band; d++)
            {
                int rounded = (s + d + order) % order;
                // Rounded to s + d, the other estimate must be off by d k to give the same quotient.
                int off = (int)(((long)d * key % order + order) % order);
                off = off > order / 2 ? off - order : off;
                if (rounded != 0 && Math.Abs(off) <= band)
                    sum += RoundsTo(order, exponentBits, s, d) * RoundsTo(order, exponentBits, t, off);
            }
        }

        return sum / order;
    }

    /// <summary>Probability that the estimate of numerator/order rounds to (numerator + offset)/order.</summary>
    internal static double RoundsTo(int order, int bits, int numerator, int offset)
    {
        double size = Math.Pow(2, bits), target = numerator + offset;
        double sum = 0;
        // Outcomes j with target - 1/2 <= j r / 2^m < target + 1/2, the same rounding as in DiscreteLogarithm.
        for (double j = Math.Ceiling((target - 0.5) * size / order); j < (target + 0.5) * size / order; j++)
            sum += Outcome(size, (double)numerator / order - j / size);
        return sum;
    }

    /// <summary>|2^-m sum over a of exp(2 pi i a x)|^2.</summary>
    private static double Outcome(double size, double x)
    {
        double sine = Math.Sin(Math.PI * x);
        if (Math.Abs(sine) < 1e-15)
            return 1;
        double ratio = Math.Sin(Math.PI * size * x) / (size * sine);
        return ratio * ratio;
    }
}
