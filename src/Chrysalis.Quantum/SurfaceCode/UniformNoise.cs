namespace Chrysalis.Quantum.SurfaceCode;

/// <summary>Stim's four kinds of circuit noise, on the circuit of CX gates; the names are Stim's.</summary>
/// <param name="AfterCliffordDepolarization">DEPOLARIZE1 or 2 after every gate.</param>
/// <param name="BeforeRoundDataDepolarization">DEPOLARIZE1 on every data qubit as a round begins.</param>
/// <param name="BeforeMeasureFlipProbability">A flip before every measurement.</param>
/// <param name="AfterResetFlipProbability">A flip after every reset.</param>
public sealed record UniformNoise(
    double AfterCliffordDepolarization = 0, double BeforeRoundDataDepolarization = 0,
    double BeforeMeasureFlipProbability = 0, double AfterResetFlipProbability = 0) : MemoryNoise
{
    /// <summary>The same probability everywhere.</summary>
    public static UniformNoise Of(double probability) => new(probability, probability, probability, probability);

    private protected override void RequireProbabilities()
    {
        Require("after_clifford_depolarization", AfterCliffordDepolarization);
        Require("before_round_data_depolarization", BeforeRoundDataDepolarization);
        Require("before_measure_flip_probability", BeforeMeasureFlipProbability);
        Require("after_reset_flip_probability", AfterResetFlipProbability);
    }
}
