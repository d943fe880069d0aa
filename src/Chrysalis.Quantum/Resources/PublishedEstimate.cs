using Chrysalis.Quantum.Resources.Algorithms;
using Chrysalis.Quantum.Resources.Machines;

namespace Chrysalis.Quantum.Resources;

/// <summary>An estimate that was published, and the documented options with which the model stands in for its method.</summary>
public sealed record PublishedEstimate
{
    /// <summary>Short name, as on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>Year of publication.</summary>
    public required int Year { get; init; }

    /// <summary>What is computed.</summary>
    public required LogicalCost Work { get; init; }

    /// <summary>On which machine.</summary>
    public required PhysicalMachine Machine { get; init; }

    /// <summary>Built how.</summary>
    public required Architecture Architecture { get; init; }

    /// <summary>Published physical qubits.</summary>
    public required double PublishedQubits { get; init; }

    /// <summary>Published seconds of a run.</summary>
    public required double PublishedSeconds { get; init; }

    /// <summary>True when the publication asked for the qubits that keep a time; then the model is asked the same.</summary>
    public bool IsTimeGiven { get; init; }

    /// <summary>Where it was published, and why these options.</summary>
    public required string Source { get; init; }

    /// <summary>The model's answer to the question that was published; null when the model finds no such computer.</summary>
    /// <param name="machine">Another machine; null for the published one.</param>
    public ResourceEstimate? Reproduce(PhysicalMachine? machine = null)
    {
        var model = new ResourceModel(Work, machine ?? Machine, Architecture);
        return IsTimeGiven ? model.Smallest(PublishedSeconds) : model.Natural();
    }
}
