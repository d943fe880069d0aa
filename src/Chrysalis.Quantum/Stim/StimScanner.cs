using System.Globalization;
using System.Text;

namespace Chrysalis.Quantum.Stim;

/// <summary>
/// Cuts Stim's line-based text (circuits and detector error models share it) into statements: blank lines and
/// comments disappear, tags are unescaped, numbers are read. Source: Stim's file format pages for .stim and .dem.
/// </summary>
internal sealed class StimScanner
{
    private readonly string _text;
    private readonly long _line;
    private int _at;

    private StimScanner(string text, long line) => (_text, _line) = (text, line);

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
        int column = _at + 1;
        if (_text[_at] == '}')
            return ReadBlockEnd(column);
        string name = ReadName();
        string tag = _at < _text.Length && _text[_at] == '[' ? ReadTag() : "";
        SkipSpaces();
        double[] arguments = _at < _text.Length && _text[_at] == '(' ? ReadArguments() : [];
        if (!AtEnd && _text[_at] is not (' ' or '\t' or '\r' or '{') && _text[_at - 1] is not (' ' or '\t'))
            throw Error("a space is missing before the targets");
        IReadOnlyList<StimWord> targets = ReadWords();
        bool opens = !AtEnd;
        if (opens)
        {
            _at++;
            SkipSpaces();
            if (!AtEnd)
                throw Error("text follows '{': start a new line");
        }
        return new(name, tag, arguments, targets, opens, _line, column);
    }

    private StimStatement ReadBlockEnd(int column)
    {
        _at++;
        SkipSpaces();
        return AtEnd ? new("}", "", [], [], false, _line, column) : throw Error("text follows '}': start a new line");
    }

    private string ReadName()
    {
        int start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '_'))
            _at++;
        return _at > start && char.IsAsciiLetter(_text[start])
            ? _text[start.._at]
            : throw new StimFormatException($"'{_text[start]}' does not begin an instruction", _line, start + 1);
    }

    private string ReadTag()
    {
        int open = _at++;
        var tag = new StringBuilder();
        for (; _at < _text.Length; _at++)
        {
            char c = _text[_at];
            if (c == ']')
            {
                _at++;
                return tag.ToString();
            }
            tag.Append(c == '\\' ? Unescape() : c);
        }
        throw new StimFormatException("the tag has no closing ']'", _line, open + 1);
    }

    private char Unescape() => (++_at < _text.Length ? _text[_at] : ' ') switch
    {
        'B' => '\\',
        'C' => ']',
        'n' => '\n',
        'r' => '\r',
        _ => throw Error("an unknown escape in a tag: \\B, \\C, \\n and \\r are known"),
    };

    private double[] ReadArguments()
    {
        int open = _at++;
        int close = _text.IndexOf(')', open);
        if (close < 0)
            throw new StimFormatException("the arguments have no closing ')'", _line, open + 1);
        if (_text.AsSpan(_at, close - _at).IsWhiteSpace())
            throw new StimFormatException("the parentheses are empty: leave them out", _line, open + 1);
        var numbers = new List<double>();
        while (_at <= close)
        {
            int end = _text.IndexOfAny([',', ')'], _at);
            ReadOnlySpan<char> word = _text.AsSpan(_at, end - _at).Trim();
            if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                || !double.IsFinite(number))
                throw Error($"'{word}' is not a number");
            numbers.Add(number);
            _at = end + 1;
        }
        return [.. numbers];
    }

    private List<StimWord> ReadWords()
    {
        var words = new List<StimWord>();
        for (SkipSpaces(); !AtEnd && _text[_at] != '{'; SkipSpaces())
        {
            int start = _at;
            while (_at < _text.Length && _text[_at] is not (' ' or '\t' or '\r' or '#' or '{'))
                _at++;
            words.Add(new(_text[start.._at], start + 1));
        }
        return words;
    }

    private bool AtEnd => _at >= _text.Length || _text[_at] == '#';

    private void SkipSpaces()
    {
        while (_at < _text.Length && _text[_at] is (' ' or '\t' or '\r'))
            _at++;
    }

    private StimFormatException Error(string problem) => new(problem, _line, _at + 1);
}
