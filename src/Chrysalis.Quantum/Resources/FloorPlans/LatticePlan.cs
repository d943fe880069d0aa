using Chrysalis.Quantum.Resources.Algorithms;
using Chrysalis.Quantum.Resources.Machines;
using Chrysalis.Quantum.Resources.MagicStates;

namespace Chrysalis.Quantum.Resources.FloorPlans;

/// <summary>Patches at work with lanes between them, idle ones in storage, factories at the edge; copies are factories.</summary>
internal sealed class LatticePlan(LogicalCost cost, PhysicalMachine machine, Architecture architecture)
    : FloorPlan(cost, machine, architecture)
{
    private double Working => Architecture.Storage == StorageKind.None ? Cost.LogicalQubits : Cost.ActiveQubits;

    /// <inheritdoc/>
    public override double MostCopies(int distance, MagicFactory? factory) => FactoriesFor(factory!, LayerSeconds(distance));

    /// <inheritdoc/>
    public override double CopiesFor(int distance, MagicFactory? factory, double seconds) => FactoriesFor(factory!, seconds);

    /// <inheritdoc/>
    public override Run At(int distance, MagicFactory? factory, double copies)
    {
        double layers = LayerSeconds(distance);
        double states = Cost.Toffoli * factory!.PeriodRounds * Machine.CycleSeconds / copies;
        double seconds = Math.Max(layers, states);
        double patches = Working * (1 + Architecture.RoutingOverhead);
        double stored = Cost.LogicalQubits - Working;
        string pacing = Architecture.Pacing == ToffoliPacing.Reaction ? "reaction" : "lattice surgery";
        return new(seconds, states > layers ? "factories" : pacing, PatchErrors(patches + stored, seconds, distance), copies,
            patches * SurfaceCodePatch.PatchQubits(distance),
            stored * SurfaceCodePatch.StoredShare(Architecture.Storage) * SurfaceCodePatch.PatchQubits(distance));
    }

    private double LayerSeconds(int distance) =>
        ReactionSeconds + (Architecture.Pacing == ToffoliPacing.LatticeSurgery ? Cost.ToffoliDepth * distance * Machine.CycleSeconds : 0);
}
