namespace Chrysalis.Quantum.RandomCircuits.Fidelity;

/// <summary>A fidelity with its statistical error.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">One standard deviation of the estimate.</param>
public sealed record FidelityEstimate(double Value, double StandardError)
{
    /// <summary>Lower end of the 95 % interval.</summary>
    public double Low => Value - 1.96 * StandardError;

    /// <summary>Upper end of the 95 % interval.</summary>
    public double High => Value + 1.96 * StandardError;
}
