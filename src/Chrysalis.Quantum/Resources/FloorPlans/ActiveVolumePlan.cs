using Chrysalis.Quantum.Resources.Algorithms;
using Chrysalis.Quantum.Resources.Machines;
using Chrysalis.Quantum.Resources.MagicStates;

namespace Chrysalis.Quantum.Resources.FloorPlans;

/// <summary>
/// Active volume (arXiv:2211.15465): a module of memory and a module at work for each logical qubit; every d rounds each working module
/// does one block, distillation included. Long-range links, so no lanes. One copy.
/// </summary>
internal sealed class ActiveVolumePlan(LogicalCost cost, PhysicalMachine machine, Architecture architecture)
    : FloorPlan(cost, machine, architecture)
{
    /// <inheritdoc/>
    public override double MostCopies(int distance, MagicFactory? factory) => 1;

    /// <inheritdoc/>
    public override double CopiesFor(int distance, MagicFactory? factory, double seconds) => 1;

    /// <inheritdoc/>
    public override Run At(int distance, MagicFactory? factory, double copies)
    {
        double modules = 2 * Cost.LogicalQubits;
        double blocks = Cost.Toffoli * Architecture.BlocksPerToffoli;
        double volume = blocks / Cost.LogicalQubits * distance * Machine.CycleSeconds;
        double seconds = Math.Max(volume, ReactionSeconds);
        return new(seconds, volume > ReactionSeconds ? "volume" : "reaction", PatchErrors(modules, seconds, distance), 0,
            modules * SurfaceCodePatch.TileQubits(distance), 0);
    }
}
