using Chrysalis.Quantum.RandomCircuits;
using Chrysalis.Quantum.RandomCircuits.Fidelity;

namespace Chrysalis.Studies.Rcs;

/// <summary>What <c>quantum rcs</c> is asked.</summary>
public sealed record RcsRequest
{
    /// <summary>The patch's circuit.</summary>
    public required RandomCircuit Patch { get; init; }

    /// <summary>Where it lies.</summary>
    public required string PatchName { get; init; }

    /// <summary>A published circuit in the place of Sycamore's drawn one, with its name.</summary>
    public (string Name, RandomCircuit Circuit)? Published { get; init; }

    /// <summary>How the patch is measured.</summary>
    public required PatchExperimentOptions Measurement { get; init; }

    /// <summary>Fidelity to be proved.</summary>
    public double Fidelity { get; init; }

    /// <summary>Significance in standard deviations.</summary>
    public double Sigmas { get; init; }

    /// <summary>Trials of each search for a path; 0 searches none.</summary>
    public int Trials { get; init; }

    /// <summary>Time of each search, or null.</summary>
    public TimeSpan? SearchTime { get; init; }

    /// <summary>Search Willow's path within Frontier's memory too.</summary>
    public bool WithinMemory { get; init; }

    /// <summary>Seed of everything drawn.</summary>
    public int Seed { get; init; }
}
