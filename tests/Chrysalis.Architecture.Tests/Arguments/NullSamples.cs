namespace Chrysalis.Architecture.Tests.Arguments;

/// <summary>Methods that check their arguments, and methods that do not.</summary>
public sealed class NullSamples
{
    private readonly List<string> seen = [];

    /// <summary>Checks first.</summary>
    public void Checks(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        seen.Add(text);
    }

    /// <summary>Leaves the other unchecked.</summary>
    public void ChecksOnlyTheFirst(string first, IReadOnlyList<string> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        seen.Add(first + second.Count);
    }

    /// <summary>Fails within.</summary>
    public static int Fails(string text) => text.Length;

    /// <summary>The check is not reached before the sequence is walked.</summary>
    public static IEnumerable<char> ChecksTooLate(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (char letter in text)
            yield return letter;
    }

    /// <summary>Null has a meaning.</summary>
    public static int Allows(string? text) => text?.Length ?? 0;

    /// <summary>Checks beside an argument that lies on the stack.</summary>
    public static int ChecksBesideASpan(ReadOnlySpan<byte> bytes, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return bytes.Length + text.Length;
    }
}
