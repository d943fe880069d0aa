namespace Chrysalis.Quantum;

/// <summary>A text or shot file in one of Stim's formats that cannot be read; the message names the place.</summary>
public sealed class StimFormatException : QuantumException
{
    /// <summary>Creates the exception for a place in a text file.</summary>
    /// <param name="problem">One sentence: the offending value, the rule, the remedy.</param>
    /// <param name="line">Line, counted from 1.</param>
    /// <param name="column">Column, counted from 1.</param>
    public StimFormatException(string problem, long line, int column)
        : base($"line {line}, column {column}: {problem}")
    {
        Line = line;
        Column = column;
        Place = new(line, column);
    }

    /// <summary>Creates the exception for a file as a whole.</summary>
    /// <param name="problem">One sentence: the offending value, the rule, the remedy.</param>
    public StimFormatException(string problem)
        : base(problem)
    {
    }

    /// <summary>Line, counted from 1; 0 when the problem has no place.</summary>
    public long Line { get; }

    /// <summary>Column, counted from 1; 0 when the problem has no place.</summary>
    public int Column { get; }
}
