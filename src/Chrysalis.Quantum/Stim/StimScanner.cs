using System.Globalization;
using System.Text;

namespace Chrysalis.Quantum.Stim;

/// <summary>
/// Cuts Stim's line-based text (circuits and detector error models share it) into statements: blank lines and
/// comments disappear, tags are unescaped, numbers are read. Source: Stim's file format pages for .stim and .dem.
/// </summary>
internal sealed class StimScanner
{
    /// <summary>The longest number that Stim reads, in characters.</summary>
    private const int MaxDigits = 63;

    private readonly string text;
    private readonly long line;
    private int at;

    private StimScanner(string text, long line) => (this.text, this.line) = (text, line);

    /// <summary>The statements of a text, one at a time.</summary>
    /// <exception cref="StimFormatException">A line is malformed.</exception>
    public static IEnumerable<StimStatement> Scan(TextReader reader)
    {
        long line = 0;
        foreach (string text in StimLines.Of(reader))
        {
            var scanner = new StimScanner(text, ++line);
            while (scanner.ReadStatement() is { } statement)
                yield return statement;
        }
    }

    /// <summary>The next statement of the line, null at its end: after a brace another one may follow.</summary>
    private StimStatement? ReadStatement()
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\v' or '\f')
            at++;
        if (AtEnd)
            return null;
        int column = at + 1;
        if (text[at] == '}')
        {
            at++;
            return new("}", "", [], [], false, line, column);
        }
        string name = ReadName();
        string tag = at < text.Length && text[at] == '[' ? ReadTag() : "";
        double[] arguments = at < text.Length && text[at] == '(' ? ReadArguments() : [];
        if (!AtEnd && text[at] is not (' ' or '\t' or '\r' or '{' or '*'))
            throw Error("a space is missing before the targets");
        SkipSpaces();
        if (!AtEnd && text[at] == '(')
            throw Error("a space stands before '(': write the parentheses right after the name or its tag");
        IReadOnlyList<StimWord> targets = ReadWords();
        bool opens = !AtEnd;
        at += opens ? 1 : 0;
        return new(name, tag, arguments, targets, opens, line, column);
    }

    private string ReadName()
    {
        int start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
            at++;
        return at > start && char.IsAsciiLetter(text[start])
            ? text[start..at]
            : throw new StimFormatException($"'{text[start]}' does not begin an instruction", line, start + 1);
    }

    private string ReadTag()
    {
        int open = at++;
        var tag = new StringBuilder();
        for (; at < text.Length; at++)
        {
            char c = text[at];
            if (c == ']')
            {
                at++;
                return tag.ToString();
            }
            if (c == '\r')
                throw Error("a carriage return stands in a tag: write it as \\r");
            tag.Append(c == '\\' ? Unescape() : c);
        }
        throw new StimFormatException("the tag has no closing ']'", line, open + 1);
    }

    private char Unescape() => (++at < text.Length ? text[at] : ' ') switch
    {
        'B' => '\\',
        'C' => ']',
        'n' => '\n',
        'r' => '\r',
        _ => throw Error("an unknown escape in a tag: \\B, \\C, \\n and \\r are known"),
    };

    /// <summary>Reads numbers up to the closing parenthesis; nothing between two commas counts as 0, as it does for Stim.</summary>
    private double[] ReadArguments()
    {
        int open = at;
        if (text.IndexOf(')', open) < 0)
            throw new StimFormatException("the arguments have no closing ')'", line, open + 1);
        var numbers = new List<double>();
        bool isEmpty;
        do
        {
            at++;
            SkipBlanks();
            int start = at;
            numbers.Add(ReadNumber());
            isEmpty = at == start;
            SkipBlanks();
        }
        while (text[at] == ',');
        if (text[at++] == ')')
            return [.. numbers];
        at--;
        throw Error($"'{Word()}' {(isEmpty ? "is not a number" : "stands where ',' or ')' is due")}");
    }

    private double ReadNumber()
    {
        int start = at;
        while (at < text.Length && text[at] is (>= '0' and <= '9') or '.' or 'e' or 'E' or '+' or '-')
            at++;
        ReadOnlySpan<char> word = text.AsSpan(start, at - start);
        double number = 0;
        if (word.IsEmpty
            || (word.Length <= MaxDigits && double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
                && double.IsFinite(number)))
            return number;
        at = start;
        throw Error($"'{Word()}' is not a number");
    }

    /// <summary>The word that begins here, for a message.</summary>
    private string Word()
    {
        int end = text.AsSpan(at).IndexOfAny(",) \t\r");
        string word = (end < 0 ? text[at..] : text.Substring(at, Math.Max(1, end))).Replace("\r", @"\r", StringComparison.Ordinal);
        return word.Length > 40 ? word[..40] + "..." : word;
    }

    /// <summary>The targets' words; a '*' between factors is a word of its own, with spaces around it or without.</summary>
    private List<StimWord> ReadWords()
    {
        var words = new List<StimWord>();
        for (SkipSpaces(); !AtEnd && text[at] != '{'; SkipSpaces())
        {
            int start = at++;
            if (text[start] != '*')
                while (at < text.Length && text[at] is not (' ' or '\t' or '\r' or '#' or '{' or '*'))
                    at++;
            words.Add(new(text[start..at], start + 1));
        }
        return words;
    }

    private bool AtEnd => at >= text.Length || text[at] == '#';

    private void SkipSpaces()
    {
        while (at < text.Length && text[at] is (' ' or '\t' or '\r'))
            at++;
    }

    private void SkipBlanks()
    {
        while (at < text.Length && text[at] is (' ' or '\t'))
            at++;
    }

    private StimFormatException Error(string problem) => new(problem, line, at + 1);
}
