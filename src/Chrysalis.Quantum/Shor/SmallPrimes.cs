namespace Chrysalis.Quantum.Shor;

/// <summary>Prime numbers that fit an int.</summary>
internal static class SmallPrimes
{
    /// <summary>True for a prime number.</summary>
    public static bool IsPrime(int n)
    {
        if (n < 4)
            return n > 1;
        for (int d = 2; (long)d * d <= n; d++)
        {
            if (n % d == 0)
                return false;
        }

        return true;
    }

    /// <summary>base^exponent mod modulus.</summary>
    public static int Power(int @base, long exponent, int modulus)
    {
        long result = 1 % modulus, square = @base % modulus;
        for (long rest = exponent; rest > 0; rest >>= 1)
        {
            if ((rest & 1) != 0)
                result = result * square % modulus;
            square = square * square % modulus;
        }

        return (int)result;
    }

    /// <summary>The inverse modulo a prime.</summary>
    public static int Inverse(int value, int prime) => Power(value, prime - 2, prime);
}
