using System.Numerics;

namespace Chrysalis.Quantum.Shor;

/// <summary>
/// Shor's order finding and factoring (arXiv quant-ph/9508027) of small RSA moduli: multiplication by a base as a
/// permutation of the residues, phase estimation with one recycled control qubit, continued fractions.
/// </summary>
internal sealed class OrderFinding
{
    /// <summary>Largest modulus: one amplitude a residue.</summary>
    public const int MaxModulus = 1 << 20;

    private readonly int[][] inversePowers;

    /// <summary>Prepares the multiplications by base^(2^i).</summary>
    /// <param name="modulus">3 to <see cref="MaxModulus"/>.</param>
    /// <param name="base">A number below the modulus without common factor.</param>
    /// <exception cref="QuantumException">Out of range, or a common factor.</exception>
    public OrderFinding(int modulus, int @base)
    {
        if (modulus is < 3 or > MaxModulus)
            throw new QuantumException($"The modulus is 3 to {MaxModulus}, not {modulus}.");
        if (@base <= 0 || @base >= modulus || BigInteger.GreatestCommonDivisor(@base, modulus) != 1)
            throw new QuantumException($"The base is a number below {modulus} without a common factor, not {@base}.");
        (Modulus, Base) = (modulus, @base);
        EstimateBits = 2 * RegisterBits;
        inversePowers = Tables();
    }

    /// <summary>The modulus N.</summary>
    public int Modulus { get; }

    /// <summary>The base whose order is sought.</summary>
    public int Base { get; }

    /// <summary>Qubits of the residue's register; one more is the recycled control.</summary>
    public int RegisterBits => BitOperations.Log2((uint)Modulus) + 1;

    /// <summary>Bits of the estimated phase: twice the register's, so that continued fractions find the order.</summary>
    public int EstimateBits { get; }

    /// <summary>One run: measures a phase s/r and takes r from its continued fraction.</summary>
    /// <param name="random">Draws the measurements.</param>
    /// <param name="cancellation">Stops the work.</param>
    public OrderFindingRun Run(Random random, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(random);
        var state = new Complex[Modulus];
        state[1] = 1;
        long estimate = PhaseEstimation.Run(state, EstimateBits, i => inversePowers[i], zero => random.NextDouble() >= zero, cancellation);
        int denominator = DenominatorOf(estimate);
        int? order = SmallPrimes.Power(Base, denominator, Modulus) == 1 ? denominator : null;
        return new(estimate, order, order is { } found ? FactorFrom(found) : null);
    }

    /// <summary>The denominator below the modulus of the last convergent of estimate / 2^bits (Hardy and Wright, chapter 10).</summary>
    internal int DenominatorOf(long estimate)
    {
        (long numerator, long rest) = (estimate, 1L << EstimateBits);
        (long before, long last) = (1, 0);
        while (rest != 0)
        {
            (long quotient, long remainder) = Math.DivRem(numerator, rest);
            (numerator, rest) = (rest, remainder);
            long next = quotient * last + before;
            if (next >= Modulus)
                break;
            (before, last) = (last, next);
        }

        return (int)last;
    }

    /// <summary>A proper factor from an even order, unless base^(order/2) is -1.</summary>
    private int? FactorFrom(int order)
    {
        if (order % 2 != 0)
            return null;
        int root = SmallPrimes.Power(Base, order / 2, Modulus);
        int factor = (int)BigInteger.GreatestCommonDivisor(root - 1, Modulus);
        return factor > 1 && factor < Modulus ? factor : null;
    }

    private int[][] Tables()
    {
        var tables = new int[EstimateBits][];
        long inverse = InverseOfBase();
        for (int i = 0; i < tables.Length; i++)
        {
            tables[i] = new int[Modulus];
            for (int y = 0; y < Modulus; y++)
                tables[i][y] = (int)(y * inverse % Modulus);
            inverse = inverse * inverse % Modulus;
        }

        return tables;
    }

    /// <summary>The base's inverse by the extended Euclidean algorithm.</summary>
    private long InverseOfBase()
    {
        (long a, long b, long x, long y) = (Base, Modulus, 1, 0);
        while (b != 0)
        {
            long quotient = a / b;
            (a, b, x, y) = (b, a - quotient * b, y, x - quotient * y);
        }

        return (x + Modulus) % Modulus;
    }
}
