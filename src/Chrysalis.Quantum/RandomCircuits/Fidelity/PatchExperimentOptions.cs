using Chrysalis.Quantum.StateVector;

namespace Chrysalis.Quantum.RandomCircuits.Fidelity;

/// <summary>How a patch is measured.</summary>
public sealed record PatchExperimentOptions
{
    /// <summary>Samples of the ideal and of the uniform distribution, and of the noisy runs in which no gate failed.</summary>
    public int Shots { get; init; } = 20_000;

    /// <summary>Noisy runs, each with at least one gate error of its own.</summary>
    public int Trajectories { get; init; } = 100;

    /// <summary>Samples of each noisy run.</summary>
    public int ShotsPerTrajectory { get; init; } = 500;

    /// <summary>Error rates.</summary>
    public DigitalErrorModel Errors { get; init; } = DigitalErrorModel.Willow;

    /// <summary>
    /// The amplitudes' precision; single by default: its rounding, a millionth of a probability, is far below any shot noise.
    /// </summary>
    public Precision Precision { get; init; } = Precision.Single;

    /// <summary>Seed of the samples and errors.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Runs at the same time; the result does not depend on it, the memory does.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
