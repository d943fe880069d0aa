namespace Chrysalis.Architecture.Tests.Types;

/// <summary>Namespaces that use each other in a circle; a namespace and one within it count as two.</summary>
internal static class NamespaceCycles
{
    /// <summary>A sentence for each circle, with one use for each of its arrows.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<TypeUse> uses)
    {
        ILookup<string, TypeUse> by = uses.ToLookup(use => use.UserNamespace);
        var reach = by.ToDictionary(group => group.Key, group => Reach(by, group.Key));
        var circles = reach.Keys
            .Where(name => reach[name].Contains(name))
            .GroupBy(name => string.Join(", ", reach[name].Where(other => reach.GetValueOrDefault(other, []).Contains(name)).Order()));
        return [.. circles.Select(circle => $"circle of {circle.Key}: {string.Join("; ", Arrows(by, [.. circle]))}")];
    }

    private static IEnumerable<string> Arrows(ILookup<string, TypeUse> by, HashSet<string> circle) =>
        circle.SelectMany(name => by[name])
            .Where(use => circle.Contains(use.UsedNamespace))
            .GroupBy(use => (use.UserNamespace, use.UsedNamespace))
            .Select(arrow => $"{arrow.First()}{(arrow.Count() > 1 ? $" (and {arrow.Count() - 1} more)" : "")}");

    /// <summary>All that a namespace uses, over others too.</summary>
    private static HashSet<string> Reach(ILookup<string, TypeUse> by, string start)
    {
        var seen = new HashSet<string>();
        var waiting = new Stack<string>([start]);
        while (waiting.TryPop(out string? name))
            foreach (TypeUse use in by[name])
                if (seen.Add(use.UsedNamespace))
                    waiting.Push(use.UsedNamespace);
        return seen;
    }
}
