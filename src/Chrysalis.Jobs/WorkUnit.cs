using Chrysalis.Foundation.Random;

namespace Chrysalis.Jobs;

/// <summary>One unit of a job.</summary>
/// <param name="Name">What it is part of, such as a setting of an experiment.</param>
/// <param name="Index">Which one of that name, from 0.</param>
/// <param name="Seed">The seed of all that it draws.</param>
public sealed record WorkUnit(string Name, long Index, Seed Seed)
{
    /// <summary>A unit that draws from the seed of its name and index.</summary>
    public static WorkUnit Of(Seed root, string name, long index) => new(name, index, root.For(name).For(index));

    /// <summary>The unit for people: <c>d3 p0.01, 17</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}, {Index}");
}
