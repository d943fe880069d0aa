namespace Chrysalis.Quantum.RandomCircuits;

/// <summary>What random circuits are made of.</summary>
public sealed record RandomCircuitOptions
{
    /// <summary>Layers of two-qubit gates.</summary>
    public int Cycles { get; init; } = 14;

    /// <summary>Order of the layers, repeated as needed (Arute et al. 2019: ABCDCDAB is the hardest known).</summary>
    public string Sequence { get; init; } = "ABCDCDAB";

    /// <summary>Mean swap angle of the two-qubit gates in radians; pi / 2 is iSWAP-like.</summary>
    public double Theta { get; init; } = Math.PI / 2;

    /// <summary>Mean phase of the two-qubit gates in radians.</summary>
    public double Phi { get; init; } = Math.PI / 6;

    /// <summary>
    /// Standard deviation of both angles from coupler to coupler in radians; 0.04 to 0.05 in the published 53-qubit files.
    /// </summary>
    public double AngleSpread { get; init; } = 0.05;

    /// <summary>Seed of the gates and angles.</summary>
    public int Seed { get; init; } = 1;
}
