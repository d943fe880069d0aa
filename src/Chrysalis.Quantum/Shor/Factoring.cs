using System.Numerics;

namespace Chrysalis.Quantum.Shor;

/// <summary>Splits a small RSA modulus by repeated order finding.</summary>
public static class Factoring
{
    /// <summary>Draws bases and runs order finding until a factor is found; bases that share a factor by luck are drawn again.</summary>
    /// <param name="modulus">Odd, with two different prime factors at least.</param>
    /// <param name="random">Draws bases and measurements.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="QuantumException">The modulus cannot be split in this way.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<FactoringRun> Solve(int modulus, Random random, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(random);
        RequireSplittable(modulus);
        var runs = new List<FactoringRun>();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            int @base = random.Next(2, modulus - 1);
            if (BigInteger.GreatestCommonDivisor(@base, modulus) != 1)
                continue;
            runs.Add(new(@base, new OrderFinding(modulus, @base).Run(random, cancellation)));
            if (runs[^1].Run.Factor is not null)
                return runs;
        }
    }

    private static void RequireSplittable(int modulus)
    {
        if (modulus is < 15 or > OrderFinding.MaxModulus)
            throw new QuantumException($"The modulus is 15 to {OrderFinding.MaxModulus}, not {modulus}.");
        int factor = 3;
        while (factor < modulus && modulus % factor != 0)
            factor += 2;
        int rest = modulus;
        while (rest % factor == 0)
            rest /= factor;
        if (modulus % 2 == 0 || rest == 1)
            throw new QuantumException($"{modulus} is even, a prime or a power of a prime, which need no quantum computer: "
                + "give a product of two odd primes such as 15, 21 or 35.");
    }
}
