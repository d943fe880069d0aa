namespace Chrysalis.Quantum.RandomCircuits;

/// <summary>
/// Cross-entropy of ideal, uniform and noisy samples of a circuit that a state vector holds. Noise is drawn run by run: after
/// each gate a random Pauli with the gate's error rate, and flipped readout bits. Runs without a gate error all share the ideal
/// state, and how often they occur is known exactly; only the others are drawn (stratified sampling: the same mean, less scatter).
/// </summary>
public static class PatchExperiment
{
    /// <summary>Runs the experiment.</summary>
    /// <param name="circuit">At most 26 qubits.</param>
    /// <param name="options">How it is measured.</param>
    /// <param name="progress">Told the noisy runs done; null for nobody.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="QuantumException">Too many qubits.</exception>
    public static PatchResult Run(RandomCircuit circuit, PatchExperimentOptions options, IProgress<int>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        ArgumentNullException.ThrowIfNull(options);
        double[] ideal = Probabilities(circuit, null, cancellation);
        var random = new Random(options.Seed);
        double score = CrossEntropy.IdealScore(ideal);
        int[] perfect = BasisSampler.Draw(ideal, options.Shots, random);
        double[] uniform = [.. Enumerable.Range(0, options.Shots).Select(_ => ideal[random.Next(ideal.Length)])];
        FidelityEstimate noisy = Noisy(circuit, ideal, options, progress, cancellation);
        return new(
            score,
            PorterThomas.Test(ideal),
            CrossEntropy.Linear([.. perfect.Select(state => ideal[state])], circuit.QubitCount),
            CrossEntropy.Linear(uniform, circuit.QubitCount),
            CrossEntropy.Normalised(noisy, score),
            options.Errors.Fidelity(circuit),
            [.. ideal.Select(p => p * ideal.Length).Order()]);
    }

    private static FidelityEstimate Noisy(RandomCircuit circuit, double[] ideal, PatchExperimentOptions options, IProgress<int>? progress, CancellationToken cancellation)
    {
        DigitalErrorModel errors = options.Errors;
        double errorFree = (errors with { ReadoutError = 0 }).Fidelity(circuit);
        FidelityEstimate without = Read(ideal, ideal, options.Shots, errors, new Random(Seed(options.Seed, -1)), circuit.QubitCount);
        if (errorFree == 1 || options.Trajectories < 2)
            return without;
        var scores = new double[options.Trajectories];
        int done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
        Parallel.For(0, options.Trajectories, parallel, run =>
        {
            var random = new Random(Seed(options.Seed, run));
            int[]?[] drawn;
            do
                drawn = errors.DrawErrors(circuit, random);
            while (drawn.All(one => one is null));
            double[] probabilities = Probabilities(circuit, gate => drawn[gate], cancellation);
            scores[run] = Read(probabilities, ideal, options.ShotsPerTrajectory, errors, random, circuit.QubitCount).Value;
            progress?.Report(Interlocked.Increment(ref done));
        });
        double mean = scores.Average();
        double error = Math.Sqrt(scores.Sum(one => (one - mean) * (one - mean)) / (scores.Length - 1.0) / scores.Length);
        return new(
            errorFree * without.Value + (1 - errorFree) * mean,
            Math.Sqrt(Math.Pow(errorFree * without.StandardError, 2) + Math.Pow((1 - errorFree) * error, 2)));
    }

    /// <summary>Samples a state, flips bits as the readout does, and scores the result against the ideal probabilities.</summary>
    private static FidelityEstimate Read(double[] probabilities, double[] ideal, int shots, DigitalErrorModel errors, Random random, int qubits)
    {
        int[] samples = BasisSampler.Draw(probabilities, Math.Max(2, shots), random);
        for (int i = 0; i < samples.Length; i++)
        {
            for (int qubit = 0; qubit < qubits; qubit++)
            {
                if (random.NextDouble() < errors.ReadoutError)
                    samples[i] ^= 1 << qubit;
            }
        }

        return CrossEntropy.Linear([.. samples.Select(state => ideal[state])], qubits);
    }

    private static double[] Probabilities(RandomCircuit circuit, Func<int, int[]?>? errorAfter, CancellationToken cancellation)
    {
        var state = new PatchState(circuit.QubitCount);
        state.Run(circuit, errorAfter, cancellation);
        return state.Probabilities();
    }

    private static int Seed(int seed, int run) => unchecked((int)(((uint)seed * 2654435761u) ^ ((uint)run * 2246822519u)));
}
