namespace Chrysalis.Quantum.RandomCircuits;

/// <summary>A coupler between two qubits.</summary>
/// <param name="First">Index of the upper or left qubit.</param>
/// <param name="Second">Index of the lower or right qubit.</param>
/// <param name="Pattern">Which of the layers A, B, C, D switches it on.</param>
public readonly record struct Coupler(int First, int Second, char Pattern);
