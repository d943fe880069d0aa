namespace Chrysalis.Foundation.Text;

/// <summary>Names out of a stranger's file, made fit for a message or a terminal.</summary>
public static class Quoting
{
    private const int Longest = 120;

    /// <summary>Without control characters (terminals obey them) and not too long.</summary>
    public static string Quotable(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string shortened = name.Length <= Longest ? name : name[..Longest] + "...";
        return string.Concat(shortened.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
    }
}
