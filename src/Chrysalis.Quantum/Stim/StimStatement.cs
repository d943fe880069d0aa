namespace Chrysalis.Quantum.Stim;

/// <summary>One line of Stim text taken apart: <c>name[tag](arguments) targets {</c>, or <c>}</c>.</summary>
/// <param name="Name">The instruction as written; "}" for the end of a block.</param>
/// <param name="Tag">The unescaped text in square brackets, empty when there is none.</param>
/// <param name="Arguments">The numbers in parentheses.</param>
/// <param name="Targets">The words after them.</param>
/// <param name="OpensBlock">True when the line ends in "{".</param>
/// <param name="Line">Line, counted from 1.</param>
/// <param name="Column">Column of the name, counted from 1.</param>
internal sealed record StimStatement(
    string Name, string Tag, double[] Arguments, IReadOnlyList<StimWord> Targets, bool OpensBlock, long Line, int Column)
{
    /// <summary>An error at this statement's name.</summary>
    public StimFormatException Error(string problem) => new(problem, Line, Column);

    /// <summary>An error at one of this statement's words.</summary>
    public StimFormatException Error(string problem, StimWord word) => new(problem, Line, word.Column);
}
