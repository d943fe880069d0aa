namespace Chrysalis.Foundation.Text;

/// <summary>Suggests the known name nearest to a mistyped one.</summary>
public static class NearestName
{
    /// <summary>One sentence: what is unknown, the nearest known name, and all choices.</summary>
    public static string Unknown(string kind, string given, IReadOnlyCollection<string> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(kind);
        string? nearest = Of(given, known);
        string hint = nearest is null ? "" : $" Did you mean '{nearest}'?";
        return $"Unknown {kind} '{given}'.{hint} Choices: {string.Join(", ", known)}.";
    }

    /// <summary>The nearest of <paramref name="known"/> by edit distance, or null when nothing is near.</summary>
    public static string? Of(string given, IReadOnlyCollection<string> known)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(known);
        string? best = known.MinBy(name => EditDistance(given, name));
        return best is not null && EditDistance(given, best) <= Math.Max(2, best.Length / 2) ? best : null;
    }

    private static int EditDistance(string a, string b)
    {
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = previous[j - 1] + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, substitution);
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
