using System.Globalization;

namespace Chrysalis.Talking.Numpy;

/// <summary>
/// Reads the little of Python's syntax that the header of a .npy file consists of: strings, True, False, tuples of whole numbers, and a
/// dictionary of those. Nothing is run.
/// </summary>
internal ref struct PythonLiterals(ReadOnlySpan<char> text)
{
    private const int MostNumbers = 64;
    private ReadOnlySpan<char> rest = text;

    /// <summary>
    /// A dictionary and nothing behind it; null where the text is no such thing. It ends with the first value that is none of the above,
    /// which is null.
    /// </summary>
    public Dictionary<string, object?>? ReadDictionary()
    {
        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (!Take('{'))
            return null;
        while (!Take('}'))
        {
            if (ReadString() is not { } key || !Take(':') || !entries.TryAdd(key, ReadValue()))
                return null;
            if (entries[key] is null)
                return entries;
            if (!Take(',') && Peek() != '}')
                return null;
        }

        return rest.Trim().IsEmpty ? entries : null;
    }

    private object? ReadValue() => Peek() switch
    {
        '\'' or '"' => ReadString(),
        '(' => ReadTuple(),
        'T' when TakeWord("True") => true,
        'F' when TakeWord("False") => false,
        _ => null,
    };

    private string? ReadString()
    {
        char quote = Peek();
        if (quote is not ('\'' or '"'))
            return null;
        int end = rest[1..].IndexOf(quote);
        if (end < 0 || rest.Slice(1, end).Contains('\\'))
            return null;
        string text = rest.Slice(1, end).ToString();
        rest = rest[(end + 2)..];
        return text;
    }

    private long[]? ReadTuple()
    {
        var numbers = new List<long>();
        Take('(');
        while (!Take(')'))
        {
            if (numbers.Count == MostNumbers || ReadNumber() is not { } number)
                return null;
            numbers.Add(number);
            if (!Take(',') && Peek() != ')')
                return null;
        }

        return [.. numbers];
    }

    private long? ReadNumber()
    {
        Peek();
        int digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
            digits++;
        if (!long.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            return null;
        rest = rest[digits..];

        // Python 2 wrote an L behind long numbers.
        if (!rest.IsEmpty && rest[0] == 'L')
            rest = rest[1..];
        return number;
    }

    private bool TakeWord(string word)
    {
        if (!rest.StartsWith(word, StringComparison.Ordinal))
            return false;
        rest = rest[word.Length..];
        return true;
    }

    private bool Take(char symbol)
    {
        if (Peek() != symbol)
            return false;
        rest = rest[1..];
        return true;
    }

    private char Peek()
    {
        rest = rest.TrimStart();
        return rest.IsEmpty ? '\0' : rest[0];
    }
}
