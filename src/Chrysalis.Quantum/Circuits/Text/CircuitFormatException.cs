namespace Chrysalis.Quantum.Circuits.Text;

/// <summary>A circuit file is malformed. The message is one sentence with the line and the column, both from 1.</summary>
public sealed class CircuitFormatException : QuantumException
{
    /// <summary>Creates the exception for a place in the text.</summary>
    /// <param name="line">Line from 1.</param>
    /// <param name="column">Column from 1.</param>
    /// <param name="problem">What is wrong there, and the remedy.</param>
    public CircuitFormatException(int line, int column, string problem) : base($"Line {line}, column {column}: {problem}")
    {
        Line = line;
        Column = column;
        Place = new(line, column);
    }

    /// <summary>Line from 1.</summary>
    public int Line { get; }

    /// <summary>Column from 1.</summary>
    public int Column { get; }
}
