namespace Chrysalis.Quantum.RandomCircuits;

/// <summary>A qubit's place on the chip.</summary>
/// <param name="Row">Row from the top.</param>
/// <param name="Column">Column from the left.</param>
public readonly record struct GridQubit(int Row, int Column);
