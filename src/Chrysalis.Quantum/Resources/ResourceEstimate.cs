using Chrysalis.Quantum.Resources.MagicStates;

namespace Chrysalis.Quantum.Resources;

/// <summary>A computer that runs an algorithm, and how long it takes.</summary>
public sealed record ResourceEstimate
{
    /// <summary>Code distance of the patches at work.</summary>
    public required int Distance { get; init; }

    /// <summary>Copies of what may be built more than once: factories in a lattice, units of blocks, 1 for active volume.</summary>
    public required double Parallelism { get; init; }

    /// <summary>The factory; null for active volume, which distils where it works.</summary>
    public required MagicFactory? Factory { get; init; }

    /// <summary>All factories.</summary>
    public required double Factories { get; init; }

    /// <summary>Physical qubits of logical qubits at work, with their lanes.</summary>
    public required double WorkQubits { get; init; }

    /// <summary>Physical qubits of idle logical qubits.</summary>
    public required double StorageQubits { get; init; }

    /// <summary>Physical qubits of factories.</summary>
    public required double FactoryQubits { get; init; }

    /// <summary>Seconds of one run.</summary>
    public required double SecondsPerRun { get; init; }

    /// <summary>Probability that a run fails by an uncorrected error.</summary>
    public required double FailureProbability { get; init; }

    /// <summary>Seconds until the result is there on average: all runs, failed ones repeated.</summary>
    public required double ExpectedSeconds { get; init; }

    /// <summary>What sets the time: <c>reaction</c>, <c>lattice surgery</c>, <c>factories</c> or <c>volume</c>.</summary>
    public required string Bound { get; init; }

    /// <summary>Physical qubits.</summary>
    public double PhysicalQubits => WorkQubits + StorageQubits + FactoryQubits;
}
