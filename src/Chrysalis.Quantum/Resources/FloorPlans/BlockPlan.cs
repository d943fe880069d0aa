using Chrysalis.Quantum.Resources.Algorithms;
using Chrysalis.Quantum.Resources.Machines;
using Chrysalis.Quantum.Resources.MagicStates;

namespace Chrysalis.Quantum.Resources.FloorPlans;

/// <summary>
/// A game of surface codes (arXiv:1808.02892): one fast data block of 2n + sqrt(8n) + 1 tiles that consumes a magic state in d rounds;
/// or units of 4n + 4 sqrt(n) + 1 tiles and storage for a layer's states, each doing a layer of t states in t + sqrt(n) + 3 times d rounds,
/// all of them at once. A Toffoli gate consumes one CCZ state: its three measurements touch different qubits and go together (assumed).
/// Copies are units; one is the fast block.
/// </summary>
internal sealed class BlockPlan(LogicalCost cost, PhysicalMachine machine, Architecture architecture)
    : FloorPlan(cost, machine, architecture)
{
    private readonly double statesPerLayer = cost.Toffoli / cost.ToffoliDepth;

    /// <inheritdoc/>
    public override double NaturalUnits => 1;

    private double UnitSteps => Cost.ToffoliDepth * (statesPerLayer + Math.Sqrt(Cost.LogicalQubits) + 3);

    /// <inheritdoc/>
    public override double MostCopies(int distance, MagicFactory? factory) => CopiesFor(distance, factory, ReactionSeconds);

    /// <inheritdoc/>
    public override double CopiesFor(int distance, MagicFactory? factory, double seconds)
    {
        double step = distance * Machine.CycleSeconds;
        return Cost.Toffoli * step <= seconds ? 1 : Math.Max(2, Math.Ceiling(UnitSteps * step / seconds * (1 - 1e-12)));
    }

    /// <inheritdoc/>
    public override Run At(int distance, MagicFactory? factory, double copies)
    {
        double n = Cost.LogicalQubits;
        bool single = copies <= 1;
        double tiles = single ? 2 * n + Math.Sqrt(8 * n) + 1 : copies * (4 * n + 4 * Math.Sqrt(n) + 1 + statesPerLayer);
        double steps = single ? Cost.Toffoli : UnitSteps / copies;
        double work = steps * distance * Machine.CycleSeconds;
        double seconds = Math.Max(work, ReactionSeconds);
        return new(seconds, work >= ReactionSeconds ? "lattice surgery" : "reaction", PatchErrors(tiles, seconds, distance),
            FactoriesFor(factory!, seconds), tiles * SurfaceCodePatch.TileQubits(distance), 0);
    }
}
