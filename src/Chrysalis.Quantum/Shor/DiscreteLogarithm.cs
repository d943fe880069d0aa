using System.Numerics;

namespace Chrysalis.Quantum.Shor;

/// <summary>
/// Shor's algorithm for the discrete logarithm (arXiv quant-ph/9508027; on curves: Proos and Zalka, quant-ph/0301141): from a public key Q
/// = kP the private key k. Both exponents a and b of aP + bQ are in superposition; their control qubits are one recycled qubit, the group's
/// register holds one amplitude a point. Read-only: may be shared between threads.
/// </summary>
public sealed class DiscreteLogarithm
{
    private readonly int[][] generatorPowers;
    private readonly int[][] keyPowers;

    /// <summary>Prepares the additions of the points 2^i P and 2^i Q.</summary>
    /// <param name="curve">A curve of prime order.</param>
    /// <param name="publicKey">The point Q, not infinity.</param>
    /// <param name="extraBits">Bits of each exponent beyond those of the order, 0 to 8: more bits, fewer failures.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="QuantumException">The order is not prime, the point not on the curve, or the number of bits out of
    /// range.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public DiscreteLogarithm(SmallCurve curve, CurvePoint publicKey, int extraBits = 2, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (!curve.HasPrimeOrder)
            throw new QuantumException(
                $"Over the field of {curve.Prime} the curve has {curve.Order} points, not a prime number: choose another prime.");
        if (extraBits is < 0 or > 8)
            throw new QuantumException($"The exponents have 0 to 8 extra bits, not {extraBits}.");
        if (curve.IndexOf(publicKey) == 0)
            throw new QuantumException("The public key is infinity, which stands for the private key 0: give another point.");
        (Curve, PublicKey, ExponentBits) = (curve, publicKey, curve.OrderBits + extraBits);
        generatorPowers = InverseTables(curve.Generator, cancellation);
        keyPowers = InverseTables(publicKey, cancellation);
    }

    /// <summary>The curve.</summary>
    public SmallCurve Curve { get; }

    /// <summary>The point whose logarithm is sought.</summary>
    public CurvePoint PublicKey { get; }

    /// <summary>Bits of each of the two exponents.</summary>
    public int ExponentBits { get; }

    /// <summary>Qubits of this simulation: x and the parity of y (a compressed point), one recycled control.</summary>
    public int Qubits => Curve.FieldBits + 2;

    /// <summary>Qubits that two full registers of exponents would need instead.</summary>
    public int QubitsWithoutRecycling => Curve.FieldBits + 1 + 2 * ExponentBits;

    /// <summary>One run: both exponents' Fourier transforms are measured, and a key is derived.</summary>
    /// <param name="random">Draws the measurements.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public DiscreteLogarithmRun Run(Random random, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(random);
        (long first, long second) = Measure(zero => random.NextDouble() >= zero, cancellation);
        return Interpret(first, second);
    }

    /// <summary>Runs until the derived key, multiplied back, gives the public key.</summary>
    /// <param name="random">Draws the measurements.</param>
    /// <param name="maxRuns">Give up after so many runs.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="QuantumException">Not found within the runs.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IReadOnlyList<DiscreteLogarithmRun> Solve(Random random, int maxRuns = 1000, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(random);
        var runs = new List<DiscreteLogarithmRun>();
        while (runs.Count < maxRuns)
        {
            runs.Add(Run(random, cancellation));
            if (runs[^1].IsCorrect)
                return runs;
        }

        throw new QuantumException($"The key was not found in {maxRuns} runs: allow more, or more extra bits.");
    }

    /// <summary>
    /// The estimates of 2^m s/r and 2^m sk/r for a random s; <paramref name="measure"/> draws each bit from its probability of being 0.
    /// </summary>
    internal (long First, long Second) Measure(Func<double, bool> measure, CancellationToken cancellation = default)
    {
        var state = new Complex[Curve.Order];
        state[0] = 1;
        long first = PhaseEstimation.Run(state, ExponentBits, i => generatorPowers[i], measure, cancellation);
        long second = PhaseEstimation.Run(state, ExponentBits, i => keyPowers[i], measure, cancellation);
        return (first, second);
    }

    /// <summary>The key is the quotient of both estimates, rounded to multiples of 1/r.</summary>
    internal DiscreteLogarithmRun Interpret(long first, long second)
    {
        int s = Round(first), t = Round(second), order = Curve.Order;
        if (s == 0)
            return new(first, second, null, false);
        int key = (int)((long)t * SmallPrimes.Inverse(s, order) % order);
        return new(first, second, key, Curve.Multiply(key, Curve.Generator) == PublicKey);
    }

    private int Round(long estimate) => (int)((estimate * Curve.Order + (1L << (ExponentBits - 1))) >> ExponentBits) % Curve.Order;

    private int[][] InverseTables(CurvePoint point, CancellationToken cancellation)
    {
        var tables = new int[ExponentBits][];
        for (int i = 0; i < ExponentBits; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            tables[i] = Curve.AdditionTable(Curve.Negate(point));
            point = Curve.Add(point, point);
        }

        return tables;
    }
}
