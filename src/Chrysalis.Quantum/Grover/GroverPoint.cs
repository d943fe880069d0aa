namespace Chrysalis.Quantum.Grover;

/// <summary>Success after some iterations: from the amplitudes, from the formula, and counted.</summary>
/// <param name="Iterations">Grover iterations.</param>
/// <param name="Probability">Summed from the amplitudes.</param>
/// <param name="Formula">sin^2((2k+1) theta).</param>
/// <param name="Successes">Measurements that gave a solution.</param>
/// <param name="Shots">Measurements.</param>
/// <param name="Low">Lower end of the 95 % interval of the counted share.</param>
/// <param name="High">Upper end.</param>
/// <param name="Found">A solution among the measurements; null without success.</param>
public sealed record GroverPoint(
    long Iterations, double Probability, double Formula, int Successes, int Shots, double Low, double High, long? Found);
