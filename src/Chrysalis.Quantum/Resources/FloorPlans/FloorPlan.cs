using Chrysalis.Quantum.Resources.Algorithms;
using Chrysalis.Quantum.Resources.Machines;
using Chrysalis.Quantum.Resources.MagicStates;

namespace Chrysalis.Quantum.Resources.FloorPlans;

/// <summary>How much room a layout takes and how fast it works, for any distance, factory and number of copies.</summary>
internal abstract class FloorPlan(LogicalCost cost, PhysicalMachine machine, Architecture architecture)
{
    /// <summary>What a layout does with an algorithm.</summary>
    /// <param name="Seconds">Seconds of a run.</param>
    /// <param name="Bound">What sets them.</param>
    /// <param name="PatchErrors">Errors of patches expected in a run.</param>
    /// <param name="Factories">Factories.</param>
    /// <param name="WorkQubits">Physical qubits at work.</param>
    /// <param name="StorageQubits">Physical qubits in storage.</param>
    public readonly record struct Run(
        double Seconds, string Bound, double PatchErrors, double Factories, double WorkQubits, double StorageQubits);

    /// <summary>The algorithm.</summary>
    protected LogicalCost Cost { get; } = cost;

    /// <summary>The machine.</summary>
    protected PhysicalMachine Machine { get; } = machine;

    /// <summary>The architecture.</summary>
    protected Architecture Architecture { get; } = architecture;

    /// <summary>Copies that a computer has when no time is asked for.</summary>
    public virtual double NaturalUnits => double.PositiveInfinity;

    /// <summary>The plan of an architecture.</summary>
    public static FloorPlan Of(LogicalCost cost, PhysicalMachine machine, Architecture architecture) => architecture.Layout switch
    {
        LayoutKind.Blocks => new BlockPlan(cost, machine, architecture),
        LayoutKind.ActiveVolume => new ActiveVolumePlan(cost, machine, architecture),
        _ => new LatticePlan(cost, machine, architecture),
    };

    /// <summary>Copies beyond which nothing gets faster.</summary>
    public abstract double MostCopies(int distance, MagicFactory? factory);

    /// <summary>Fewest copies with which a run takes at most so many seconds, if any number does.</summary>
    public abstract double CopiesFor(int distance, MagicFactory? factory, double seconds);

    /// <summary>The run with so many copies.</summary>
    public abstract Run At(int distance, MagicFactory? factory, double copies);

    /// <summary>Seconds that the layers of Toffoli gates take when they wait for reactions alone.</summary>
    protected double ReactionSeconds => Cost.ToffoliDepth * Machine.ReactionSeconds;

    /// <summary>Errors of so many patches in so many seconds.</summary>
    protected double PatchErrors(double patches, double seconds, int distance) =>
        patches * (seconds / Machine.CycleSeconds) * Architecture.ErrorModel.PerRound(distance, Machine.ErrorRate);

    /// <summary>Factories that make the algorithm's states within so many seconds.</summary>
    protected double FactoriesFor(MagicFactory factory, double seconds) =>
        Math.Max(1, Math.Ceiling(Cost.Toffoli * factory.PeriodRounds * Machine.CycleSeconds / seconds * (1 - 1e-12)));
}
