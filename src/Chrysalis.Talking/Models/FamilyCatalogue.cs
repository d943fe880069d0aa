using Chrysalis.Foundation.Text;

namespace Chrysalis.Talking.Models;

/// <summary>
/// Families by name. A catalogue does not change: <see cref="With"/> makes another. Read-only: may be shared between threads.
/// </summary>
public sealed class FamilyCatalogue
{
    /// <summary>Lists families.</summary>
    /// <param name="families">The families, in the order they are shown.</param>
    /// <exception cref="ArgumentException">Two have one name.</exception>
    public FamilyCatalogue(IEnumerable<ITalkingFamily> families)
    {
        ArgumentNullException.ThrowIfNull(families);
        All = [.. families];
        Names = [.. All.Select(family => family.Name)];
        if (Names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"Two families are named '{twice.Key}': a name belongs to one.", nameof(families));
    }

    /// <summary>The families.</summary>
    public IReadOnlyList<ITalkingFamily> All { get; }

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>These families and one more, for example one from outside this program.</summary>
    /// <exception cref="ArgumentException">Its name is taken.</exception>
    public FamilyCatalogue With(ITalkingFamily family)
    {
        ArgumentNullException.ThrowIfNull(family);
        return new([.. All, family]);
    }

    /// <summary>The family of a name.</summary>
    /// <exception cref="TalkingException">No such family; the nearest name is suggested.</exception>
    public ITalkingFamily Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(family => family.Name == name)
            ?? throw new TalkingException(NearestName.Unknown("family", name, Names));
    }
}
