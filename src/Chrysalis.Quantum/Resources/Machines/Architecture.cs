namespace Chrysalis.Quantum.Resources.Machines;

/// <summary>How an error-corrected computer is built from physical qubits.</summary>
public sealed record Architecture
{
    /// <summary>How patches fail.</summary>
    public LogicalErrorModel ErrorModel { get; init; } = LogicalErrorModel.FowlerGidney;

    /// <summary>How logical qubits lie and meet.</summary>
    public LayoutKind Layout { get; init; } = LayoutKind.Lattice;

    /// <summary>How idle logical qubits are kept; only a lattice knows other than <see cref="StorageKind.None"/>.</summary>
    public StorageKind Storage { get; init; } = StorageKind.None;

    /// <summary>Where magic states come from; active volume counts its own distillation.</summary>
    public FactoryKind Factory { get; init; } = FactoryKind.AutoCcz;

    /// <summary>What each layer of Toffoli gates waits for.</summary>
    public ToffoliPacing Pacing { get; init; } = ToffoliPacing.Reaction;

    /// <summary>Lanes beside the patches at work in a lattice, as a share of them (0.5: arXiv:1905.09749, 2011.03494).</summary>
    public double RoutingOverhead { get; init; } = 0.5;

    /// <summary>Probability that a run may fail by an error that was not corrected.</summary>
    public double TargetFailure { get; init; } = 0.1;

    /// <summary>Blocks of active volume that a Toffoli gate takes in an adder: 22 and 35 for its CCZ state (arXiv:2211.15465).</summary>
    public double BlocksPerToffoli { get; init; } = 57;

    /// <summary>Refuses what cannot be built.</summary>
    /// <returns>The same, checked.</returns>
    /// <exception cref="QuantumException">An option outside its limits, or options that exclude each other.</exception>
    public Architecture Validated()
    {
        Limits.Require("The routing overhead", RoutingOverhead, 0, 100, "of the patches at work");
        Limits.Require("The target failure", TargetFailure, 1e-12, 0.99, "as a probability");
        Limits.Require("The blocks of a Toffoli gate", BlocksPerToffoli, 1, 1e6, "blocks");
        if (Layout != LayoutKind.Lattice && Storage != StorageKind.None)
            throw new QuantumException(
                $"Yoked storage belongs to a lattice, not to the layout '{Layout}': choose the lattice, or no storage.");
        return this;
    }
}
