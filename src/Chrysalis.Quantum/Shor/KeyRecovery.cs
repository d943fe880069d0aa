namespace Chrysalis.Quantum.Shor;

/// <summary>Recovers private keys on small curves with Shor's algorithm, until each is found.</summary>
public static class KeyRecovery
{
    private const int LargestAdditionBits = 10;

    /// <summary>Recovers the keys.</summary>
    /// <param name="options">Curve and keys.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="QuantumException">An option is out of range, or the curve's order is not prime.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static KeyRecoveryReport Run(
        KeyRecoveryOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Keys is < 1 or > 10_000)
            throw new QuantumException($"The number of keys is 1 to 10000, not {options.Keys}.");
        SmallCurve curve = CurveOf(options);
        var random = new Random(options.Seed);
        int count = options.PublicKey is null ? options.Keys : 1;
        var keys = new List<RecoveredKey>();
        DiscreteLogarithm? last = null;
        while (keys.Count < count)
        {
            CurvePoint publicKey = options.PublicKey ?? curve.Multiply(random.Next(1, curve.Order), curve.Generator);
            last = new DiscreteLogarithm(curve, publicKey, options.ExtraBits, cancellation);
            IReadOnlyList<DiscreteLogarithmRun> runs = last.Solve(random, cancellation: cancellation);
            int key = runs[^1].Key!.Value;
            keys.Add(new(publicKey, key, runs, ShorTheory.DiscreteLogarithmSuccess(curve.Order, last.ExponentBits, key)));
            progress?.Report((double)keys.Count / count);
        }

        return new()
        {
            Prime = curve.Prime,
            Order = curve.Order,
            Generator = curve.Generator,
            Seed = options.Seed,
            ExponentBits = last!.ExponentBits,
            Qubits = last.Qubits,
            QubitsWithoutRecycling = last.QubitsWithoutRecycling,
            Keys = keys,
            Additions = AdditionsUpTo(curve),
        };
    }

    private static SmallCurve CurveOf(KeyRecoveryOptions options) => options.Prime is { } prime
        ? new SmallCurve(prime)
        : SmallCurve.OfPrimeOrder(options.OrderBits).FirstOrDefault()
            ?? throw new QuantumException(
                $"No curve y^2 = x^3 + 7 has a prime order of {options.OrderBits} bits: choose another number of bits.");

    /// <summary>The first curve of prime order of every smaller size, and the curve itself.</summary>
    private static PointAdditionCost[] AdditionsUpTo(SmallCurve curve) =>
    [
        .. Enumerable.Range(3, Math.Clamp(Math.Min(curve.OrderBits - 1, LargestAdditionBits) - 2, 0, LargestAdditionBits))
            .Select(bits => SmallCurve.OfPrimeOrder(bits).FirstOrDefault()).OfType<SmallCurve>()
            .Concat(curve.FieldBits <= LargestAdditionBits ? [curve] : [])
            .DistinctBy(one => one.FieldBits)
            .Select(PointAdditionCost.Of),
    ];
}
