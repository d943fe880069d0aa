using Chrysalis.Quantum.TensorNetworks;

namespace Chrysalis.Quantum.RandomCircuits.Classical;

/// <summary>How long a machine takes for a sampling task by one contraction plan.</summary>
/// <param name="Cost">The plan's cost: an upper bound of what one contraction needs, since a better plan may exist.</param>
/// <param name="Log10YearsLeast">Base-10 logarithm of the years, counting the fewest contractions of <see cref="SamplingTask"/>.</param>
/// <param name="Log10YearsMost">The same with the most.</param>
/// <param name="FitsMemory">Whether the plan's largest tensor fits the machine.</param>
public sealed record ClassicalEstimate(ContractionCost Cost, double Log10YearsLeast, double Log10YearsMost, bool FitsMemory)
{
    /// <summary>Estimates a plan.</summary>
    public static ClassicalEstimate Of(ContractionCost cost, SamplingTask task, ClassicalMachine machine)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(machine);
        return new(
            cost,
            machine.Log10Years(cost.Log10Flops + Math.Log10(task.FewestContractions)),
            machine.Log10Years(cost.Log10Flops + Math.Log10(task.MostContractions)),
            cost.LargestIntermediateBytes <= machine.MemoryBytes);
    }
}
