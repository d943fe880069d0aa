namespace Chrysalis.Quantum.Migration;

/// <summary>The probability of being late over the day on which migration begins.</summary>
/// <param name="StartYear">The day in years.</param>
/// <param name="ProbabilityLate">Share of futures in which the machine comes first.</param>
public sealed record LatenessPoint(double StartYear, double ProbabilityLate);
