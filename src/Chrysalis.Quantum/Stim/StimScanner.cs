using System.Globalization;
using System.Text;

namespace Chrysalis.Quantum.Stim;

/// <summary>
/// Cuts Stim's line-based text (circuits and detector error models share it) into statements: blank lines and
/// comments disappear, tags are unescaped, numbers are read. Source: Stim's file format pages for .stim and .dem.
/// </summary>
internal sealed class StimScanner
{
    private readonly string text;
    private readonly long line;
    private int at;

    private StimScanner(string text, long line) => (this.text, this.line) = (text, line);

    /// <summary>The statements of a text, one at a time.</summary>
    /// <exception cref="StimFormatException">A line is malformed.</exception>
    public static IEnumerable<StimStatement> Scan(TextReader reader)
    {
        long line = 0;
        while (reader.ReadLine() is { } text)
            if (new StimScanner(text, ++line).ReadStatement() is { } statement)
                yield return statement;
    }

    private StimStatement? ReadStatement()
    {
        SkipSpaces();
        if (AtEnd)
            return null;
        int column = at + 1;
        if (text[at] == '}')
            return ReadBlockEnd(column);
        string name = ReadName();
        string tag = at < text.Length && text[at] == '[' ? ReadTag() : "";
        SkipSpaces();
        double[] arguments = at < text.Length && text[at] == '(' ? ReadArguments() : [];
        if (!AtEnd && text[at] is not (' ' or '\t' or '\r' or '{') && text[at - 1] is not (' ' or '\t'))
            throw Error("a space is missing before the targets");
        IReadOnlyList<StimWord> targets = ReadWords();
        bool opens = !AtEnd;
        if (opens)
        {
            at++;
            SkipSpaces();
            if (!AtEnd)
                throw Error("text follows '{': start a new line");
        }
        return new(name, tag, arguments, targets, opens, line, column);
    }

    private StimStatement ReadBlockEnd(int column)
    {
        at++;
        SkipSpaces();
        return AtEnd ? new("}", "", [], [], false, line, column) : throw Error("text follows '}': start a new line");
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

    private double[] ReadArguments()
    {
        int open = at++;
        int close = text.IndexOf(')', open);
        if (close < 0)
            throw new StimFormatException("the arguments have no closing ')'", line, open + 1);
        if (text.AsSpan(at, close - at).IsWhiteSpace())
            throw new StimFormatException("the parentheses are empty: leave them out", line, open + 1);
        var numbers = new List<double>();
        while (at <= close)
        {
            int end = text.IndexOfAny([',', ')'], at);
            ReadOnlySpan<char> word = text.AsSpan(at, end - at).Trim();
            if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                || !double.IsFinite(number))
                throw Error($"'{word}' is not a number");
            numbers.Add(number);
            at = end + 1;
        }
        return [.. numbers];
    }

    private List<StimWord> ReadWords()
    {
        var words = new List<StimWord>();
        for (SkipSpaces(); !AtEnd && text[at] != '{'; SkipSpaces())
        {
            int start = at;
            while (at < text.Length && text[at] is not (' ' or '\t' or '\r' or '#' or '{'))
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

    private StimFormatException Error(string problem) => new(problem, line, at + 1);
}
