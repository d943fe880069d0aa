namespace Chrysalis.Foundation.Text;

/// <summary>Lists of names in a sentence.</summary>
public static class NameList
{
    private const int Shown = 3;

    /// <summary>The first few, quoted, and dots when there are more.</summary>
    public static string First(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        string[] some = [.. names.Take(Shown + 1)];
        return string.Join(", ", some.Take(Shown).Select(name => $"'{Quoting.Quotable(name)}'")) + (some.Length > Shown ? ", ..." : "");
    }
}
