using System.Collections.Concurrent;
using Chrysalis.Foundation.Random;
using Chrysalis.Quantum.StateVector;

namespace Chrysalis.Quantum.RandomCircuits.Fidelity;

/// <summary>
/// Cross-entropy of ideal, uniform and noisy samples of a circuit that a state vector holds. Noise goes by trajectories, as in
/// <see cref="CircuitSimulator"/>: after each gate a random Pauli with the gate's error rate, and flipped readout bits. Runs without
/// a gate error all share the ideal state, and how often they occur is known exactly; only the others are drawn (stratified
/// sampling: the same mean, less scatter).
/// </summary>
public static class PatchExperiment
{
    /// <summary>Most qubits: beside the states, all 2^n probabilities are kept for the Porter-Thomas test, 8 bytes each.</summary>
    public const int MostQubits = 26;

    /// <summary>Runs the experiment.</summary>
    /// <param name="circuit">At most 26 qubits.</param>
    /// <param name="options">How it is measured.</param>
    /// <param name="progress">Told the noisy runs done; null for nobody.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="QuantumException">Too many qubits.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static PatchResult Run(
        RandomCircuit circuit, PatchExperimentOptions options, IProgress<int>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(options);
        if (circuit.QubitCount > MostQubits)
            throw new QuantumException($"A patch of {circuit.QubitCount} qubits does not fit: take 1 to {MostQubits} qubits.");
        using QuantumState state = Prepare(circuit, options, Environment.ProcessorCount);
        state.Apply(circuit.Operations());
        cancellation.ThrowIfCancellationRequested();
        double[] ideal = [.. Enumerable.Range(0, (int)state.Count).Select(index => state.Probability(index))];
        var random = new Random(options.Seed);
        double score = CrossEntropy.IdealScore(ideal);
        long[] perfect = state.Sample(options.Shots, random);
        double[] uniform = [.. Enumerable.Range(0, options.Shots).Select(_ => ideal[random.Next(ideal.Length)])];
        FidelityEstimate without = Read(state, ideal, options.Shots, options.Errors, new Random(SmallSeed.Of(options.Seed, -1)));
        FidelityEstimate noisy = Noisy(circuit, ideal, without, options, progress, cancellation);
        return new(
            score,
            PorterThomas.Test(ideal),
            CrossEntropy.Linear([.. perfect.Select(sample => ideal[sample])], circuit.QubitCount),
            CrossEntropy.Linear(uniform, circuit.QubitCount),
            CrossEntropy.Normalised(noisy, score),
            options.Errors.Fidelity(circuit),
            [.. ideal.Select(p => p * ideal.Length).Order()]);
    }

    private static FidelityEstimate Noisy(
        RandomCircuit circuit, double[] ideal, FidelityEstimate without, PatchExperimentOptions options, IProgress<int>? progress,
        CancellationToken cancellation)
    {
        double errorFree = (options.Errors with { ReadoutError = 0 }).Fidelity(circuit);
        if (errorFree == 1 || options.Trajectories < 2)
            return without;
        double[] scores = RunTrajectories(circuit, ideal, options, progress, cancellation);
        double mean = scores.Average();
        double error = Math.Sqrt(scores.Sum(one => (one - mean) * (one - mean)) / (scores.Length - 1.0) / scores.Length);
        return new(
            errorFree * without.Value + (1 - errorFree) * mean,
            Math.Sqrt(Math.Pow(errorFree * without.StandardError, 2) + Math.Pow((1 - errorFree) * error, 2)));
    }

    /// <summary>The score of every run that has at least one gate error. Each thread keeps one state for all its runs.</summary>
    private static double[] RunTrajectories(
        RandomCircuit circuit, double[] ideal, PatchExperimentOptions options, IProgress<int>? progress, CancellationToken cancellation)
    {
        var scores = new double[options.Trajectories];
        var states = new ConcurrentBag<QuantumState>();
        int done = 0;
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
            Parallel.For(0, options.Trajectories, parallel, run =>
            {
                var random = new Random(SmallSeed.Of(options.Seed, run));
                int[]?[] drawn;
                do
                    drawn = options.Errors.DrawErrors(circuit, random);
                while (drawn.All(one => one is null));
                if (!states.TryTake(out QuantumState? state))
                    state = Prepare(circuit, options, 1);
                state.SetBasisState(0);
                state.Apply(circuit.Operations(drawn));
                scores[run] = Read(state, ideal, options.ShotsPerTrajectory, options.Errors, random).Value;
                states.Add(state);
                progress?.Report(Interlocked.Increment(ref done));
            });
        }
        finally
        {
            foreach (QuantumState state in states)
                state.Dispose();
        }

        return scores;
    }

    private static QuantumState Prepare(RandomCircuit circuit, PatchExperimentOptions options, int threads) =>
        new(circuit.QubitCount, new() { Precision = options.Precision, Threads = threads });

    /// <summary>Samples a state, flips bits as the readout does, and scores the result against the ideal probabilities.</summary>
    private static FidelityEstimate Read(QuantumState state, double[] ideal, int shots, DigitalErrorModel errors, Random random)
    {
        long[] samples = state.Sample(Math.Max(2, shots), random);
        for (int i = 0; i < samples.Length; i++)
        {
            for (int qubit = 0; qubit < state.QubitCount; qubit++)
            {
                if (random.NextDouble() < errors.ReadoutError)
                    samples[i] ^= 1L << qubit;
            }
        }

        return CrossEntropy.Linear([.. samples.Select(sample => ideal[sample])], state.QubitCount);
    }
}
