using System.Numerics;
using Chrysalis.Quantum.Reversible;

namespace Chrysalis.Quantum.Grover;

/// <summary>Mines a block header with Grover's search, every amplitude exact, and sets the calls beside the classical average.</summary>
public static class MiningSearch
{
    /// <summary>Runs the search.</summary>
    /// <param name="options">What to search.</param>
    /// <param name="hashing">Told the share of nonces hashed.</param>
    /// <param name="iterating">Told the share of iterations done.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="QuantumException">An option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static MiningSearchReport Run(
        MiningSearchOptions options, IProgress<double>? hashing = null, IProgress<double>? iterating = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        int difficulty = options.DifficultyBits ?? Math.Max(1, options.Qubits - 2);
        BigInteger target = MiningOracle.ScaledTarget(difficulty);
        SearchOracle oracle = MiningOracle.Create(options.Header, options.Qubits, target, hashing, cancellation);
        var random = new Random(options.Seed);
        long optimum = GroverTheory.OptimalIterations(oracle.Size, oracle.MarkedCount);
        IReadOnlyList<GroverPoint> points = GroverExperiment.Run(
            oracle, Math.Max(2, 2 * optimum), options.Points, options.Shots, random, iterating, cancellation);
        int runs = oracle.MarkedCount == 0 ? 0 : options.UnknownCountRuns ?? (options.Qubits <= 18 ? 20 : 0);
        long? found = points.OrderBy(point => Math.Abs(point.Iterations - optimum)).Select(point => point.Found)
            .FirstOrDefault(state => state is not null);
        uint? nonce = found is { } state ? MiningOracle.NonceOf(options.Header, options.Qubits, state) : null;
        long cheapest = GroverTheory.CheapestIterations(oracle.Size, oracle.MarkedCount);
        return new()
        {
            Header = Convert.ToHexStringLower(options.Header.Bytes),
            HeaderHash = MiningHeader.Format(options.Header.Hash()),
            NetworkExpectedHashes = Math.Exp(BigInteger.Log(BigInteger.One << 256) - BigInteger.Log(options.Header.NetworkTarget + 1)),
            Seed = options.Seed,
            Qubits = options.Qubits,
            DifficultyBits = difficulty,
            Solutions = oracle.MarkedCount,
            OptimalIterations = optimum,
            CheapestIterations = cheapest,
            CallsAtOptimum = oracle.MarkedCount == 0 ? null : GroverTheory.AverageCalls(oracle.Size, oracle.MarkedCount, optimum),
            CallsMeasuringEarly = oracle.MarkedCount == 0 ? null : GroverTheory.AverageCalls(oracle.Size, oracle.MarkedCount, cheapest),
            ClassicalCalls = GroverTheory.ClassicalAverageCalls(oracle.Size, oracle.MarkedCount),
            UnknownCountRuns = runs,
            UnknownCountCalls = runs == 0 ? null : MeanCallsOfUnknownCount(oracle, runs, random, cancellation),
            UnknownCountBound = runs == 0 ? null : GroverTheory.UnknownCountBound(oracle.Size, oracle.MarkedCount),
            FoundNonce = nonce,
            FoundHash = nonce is { } value ? MiningHeader.Format(options.Header.WithNonce(value).Hash()) : null,
            Points = points,
            Oracle = new(OracleCounts(options.Header, target), options.ToffoliRate),
        };
    }

    private static double MeanCallsOfUnknownCount(SearchOracle oracle, int runs, Random random, CancellationToken cancellation)
    {
        long calls = 0;
        for (int i = 0; i < runs; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            calls += UnknownCountSearch.Run(oracle, random, long.MaxValue).OracleCalls;
        }

        return (double)calls / runs;
    }

    private static ReversibleCounts OracleCounts(MiningHeader header, BigInteger target)
    {
        var limit = new byte[32];
        target.TryWriteBytes(limit, out _, isUnsigned: true);
        return ReversibleCounts.Of(MiningOracleCircuit.Create(header.Bytes, limit).Circuit);
    }
}
