namespace Chrysalis.Bitcoin.Addresses;

/// <summary>Keeps what may be a secret out of messages that would quote what was given.</summary>
public static class SecretText
{
    private const string Hidden = "(not printed: it may be a private key)";
    private const int FewestWords = 11;
    private const int FewestDigits = 62;

    /// <summary>A message without those of the given texts that look like private keys, or like the words of a wallet in a row.</summary>
    public static string Hide(string message, IReadOnlyList<string> given)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(given);
        for (int i = 0; i < given.Count; i++)
            if (given[i].Length > 2 && (IsKey(given[i]) || IsWordOfMany(given, i)))
                message = message.Replace(given[i], Hidden, StringComparison.Ordinal);
        return message;
    }

    /// <summary>Names of files have blanks, too, or are short hashes.</summary>
    private static bool IsKey(string text) => SecretForm.NameOf(text) is not null
        && (text.Any(char.IsWhiteSpace)
            ? text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: >= FewestWords } words && words.All(IsWord)
            : !text.All(char.IsAsciiHexDigit) || text.Length >= FewestDigits);

    private static bool IsWordOfMany(IReadOnlyList<string> given, int place)
    {
        if (!IsWord(given[place]))
            return false;
        int first = place, last = place;
        while (first > 0 && IsWord(given[first - 1]))
            first--;
        while (last + 1 < given.Count && IsWord(given[last + 1]))
            last++;
        return last - first + 1 >= FewestWords;
    }

    private static bool IsWord(string text) => text.Length is >= 3 and <= 8 && text.All(char.IsAsciiLetterLower);
}
