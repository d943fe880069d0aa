namespace Chrysalis.Architecture.Tests.Types;

/// <summary>Families of talking heads do not know each other.</summary>
internal static class FamilyWalls
{
    /// <summary>Every use of one family by another below <paramref name="room"/>.</summary>
    public static IReadOnlyList<string> Breaches(IEnumerable<TypeUse> uses, string room) =>
    [
        .. uses.Where(use => FamilyOf(use.UserNamespace, room) is { } user && FamilyOf(use.UsedNamespace, room) is { } used && user != used)
            .Select(use => use.ToString()),
    ];

    private static string? FamilyOf(string name, string room) =>
        name.StartsWith(room + ".", StringComparison.Ordinal) ? name[(room.Length + 1)..].Split('.')[0] : null;
}
