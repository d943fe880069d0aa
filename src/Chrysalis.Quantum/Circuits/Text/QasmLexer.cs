namespace Chrysalis.Quantum.Circuits.Text;

/// <summary>Cuts an OpenQASM text into words, one at a time.</summary>
internal sealed class QasmLexer
{
    private readonly string text;
    private int place, line = 1, lineStart;

    public QasmLexer(string text)
    {
        this.text = text;
        Current = Read();
    }

    /// <summary>The next word, not yet taken.</summary>
    public QasmToken Current { get; private set; }

    public QasmToken Take()
    {
        QasmToken token = Current;
        Current = Read();
        return token;
    }

    public bool TryTake(string symbol)
    {
        if (Current.Kind is QasmTokenKind.Quoted || Current.Text != symbol)
            return false;
        Take();
        return true;
    }

    public QasmToken Expect(string symbol) => Current.Kind is not QasmTokenKind.Quoted && Current.Text == symbol
        ? Take()
        : throw Current.Error($"'{symbol}' is expected before {Current}.");

    public QasmToken Expect(QasmTokenKind kind, string what) =>
        Current.Kind == kind ? Take() : throw Current.Error($"{what} is expected, not {Current}.");

    private QasmToken Read()
    {
        SkipBlanks();
        int start = place;
        if (start == text.Length)
            return Token(QasmTokenKind.End, start);
        char first = text[place++];
        if (char.IsLetter(first) || first == '_')
        {
            while (place < text.Length && (char.IsLetterOrDigit(text[place]) || text[place] == '_'))
                place++;
            return Token(QasmTokenKind.Name, start);
        }

        if (char.IsAsciiDigit(first) || first == '.' && place < text.Length && char.IsAsciiDigit(text[place]))
            return Number(start);
        if (first == '"')
            return Quoted(start);
        if (first is '-' or '=' && place < text.Length && text[place] == (first == '-' ? '>' : '=')
            || first == '*' && place < text.Length && text[place] == '*')
            place++;
        return Token(QasmTokenKind.Symbol, start);
    }

    private QasmToken Number(int start)
    {
        while (place < text.Length && (char.IsAsciiDigit(text[place]) || text[place] == '.'))
            place++;
        if (place < text.Length && text[place] is 'e' or 'E')
        {
            place++;
            if (place < text.Length && text[place] is '+' or '-')
                place++;
            while (place < text.Length && char.IsAsciiDigit(text[place]))
                place++;
        }

        return Token(QasmTokenKind.Number, start);
    }

    private QasmToken Quoted(int start)
    {
        while (place < text.Length && text[place] is not ('"' or '\n'))
            place++;
        if (place == text.Length || text[place] == '\n')
            throw Token(QasmTokenKind.Quoted, start).Error("a quotation mark is not closed on its line.");
        place++;
        return Token(QasmTokenKind.Quoted, start);
    }

    private void SkipBlanks()
    {
        while (place < text.Length)
        {
            if (text[place] == '\n')
                (line, lineStart) = (line + 1, place + 1);
            else if (text.AsSpan(place).StartsWith("//", StringComparison.Ordinal))
            {
                int end = text.IndexOf('\n', place);
                place = end < 0 ? text.Length : end;
                continue;
            }
            else if (!char.IsWhiteSpace(text[place]))
                return;
            place++;
        }
    }

    private QasmToken Token(QasmTokenKind kind, int start) => new(kind, text[start..place], line, start - lineStart + 1);
}
