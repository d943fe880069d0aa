namespace Chrysalis.Quantum.Circuits.Text;

/// <summary>A word of an OpenQASM text and where it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word; empty at the end.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1.</param>
internal readonly record struct QasmToken(QasmTokenKind Kind, string Text, int Line, int Column)
{
    public CircuitFormatException Error(string problem) => new(Line, Column, problem);

    public override string ToString() => Kind == QasmTokenKind.End ? "the end of the text" : $"'{CircuitText.Shorten(Text)}'";
}
