namespace Chrysalis.Quantum.Circuits.Text;

/// <summary>Kinds of words in OpenQASM.</summary>
internal enum QasmTokenKind
{
    Name,
    Number,
    Quoted,
    Symbol,
    End,
}
