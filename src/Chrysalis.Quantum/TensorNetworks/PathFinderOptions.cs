namespace Chrysalis.Quantum.TensorNetworks;

/// <summary>How hard to look for a contraction path.</summary>
public sealed record PathFinderOptions
{
    /// <summary>Largest tensor a slice may hold: base-2 logarithm of its entries (30: 8 GiB in single precision).</summary>
    public int Log2SizeLimit { get; init; } = 30;

    /// <summary>
    /// Independent trials. The result is a function of the seed and this number unless <see cref="TimeBudget"/> ends the search early.
    /// </summary>
    public int Trials { get; init; } = 8;

    /// <summary>Annealing sweeps of a trial over the whole tree; a sweep tries one rotation a step.</summary>
    public int Sweeps { get; init; } = 18_000;

    /// <summary>Frontier of the subtrees that are solved exactly, 3 to 12 tensors.</summary>
    public int FrontierSize { get; init; } = 8;

    /// <summary>No trial starts after this time, and those running end; the first one always ends by itself. Null: no limit.</summary>
    public TimeSpan? TimeBudget { get; init; }

    /// <summary>Trials at the same time; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Seed of every trial.</summary>
    public int Seed { get; init; } = 1;
}
