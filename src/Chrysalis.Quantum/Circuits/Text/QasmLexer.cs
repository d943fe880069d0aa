namespace Chrysalis.Quantum.Circuits.Text;

/// <summary>Cuts an OpenQASM text into words, one at a time.</summary>
internal sealed class QasmLexer
{
    private readonly string _text;
    private int _place, _line = 1, _lineStart;

    public QasmLexer(string text)
    {
        _text = text;
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

    public QasmToken Expect(QasmTokenKind kind, string what) => Current.Kind == kind ? Take() : throw Current.Error($"{what} is expected, not {Current}.");

    private QasmToken Read()
    {
        SkipBlanks();
        int start = _place;
        if (start == _text.Length)
            return Token(QasmTokenKind.End, start);
        char first = _text[_place++];
        if (char.IsLetter(first) || first == '_')
        {
            while (_place < _text.Length && (char.IsLetterOrDigit(_text[_place]) || _text[_place] == '_'))
                _place++;
            return Token(QasmTokenKind.Name, start);
        }

        if (char.IsAsciiDigit(first) || first == '.' && _place < _text.Length && char.IsAsciiDigit(_text[_place]))
            return Number(start);
        if (first == '"')
            return Quoted(start);
        if (first is '-' or '=' && _place < _text.Length && _text[_place] == (first == '-' ? '>' : '=') || first == '*' && _place < _text.Length && _text[_place] == '*')
            _place++;
        return Token(QasmTokenKind.Symbol, start);
    }

    private QasmToken Number(int start)
    {
        while (_place < _text.Length && (char.IsAsciiDigit(_text[_place]) || _text[_place] == '.'))
            _place++;
        if (_place < _text.Length && _text[_place] is 'e' or 'E')
        {
            _place++;
            if (_place < _text.Length && _text[_place] is '+' or '-')
                _place++;
            while (_place < _text.Length && char.IsAsciiDigit(_text[_place]))
                _place++;
        }

        return Token(QasmTokenKind.Number, start);
    }

    private QasmToken Quoted(int start)
    {
        while (_place < _text.Length && _text[_place] is not ('"' or '\n'))
            _place++;
        if (_place == _text.Length || _text[_place] == '\n')
            throw Token(QasmTokenKind.Quoted, start).Error("a quotation mark is not closed on its line.");
        _place++;
        return Token(QasmTokenKind.Quoted, start);
    }

    private void SkipBlanks()
    {
        while (_place < _text.Length)
        {
            if (_text[_place] == '\n')
                (_line, _lineStart) = (_line + 1, _place + 1);
            else if (_text.AsSpan(_place).StartsWith("//", StringComparison.Ordinal))
            {
                int end = _text.IndexOf('\n', _place);
                _place = end < 0 ? _text.Length : end;
                continue;
            }
            else if (!char.IsWhiteSpace(_text[_place]))
                return;
            _place++;
        }
    }

    private QasmToken Token(QasmTokenKind kind, int start) => new(kind, _text[start.._place], _line, start - _lineStart + 1);
}
