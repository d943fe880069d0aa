namespace Chrysalis.Quantum.Mining;

/// <summary>How fast a quantum miner searches.</summary>
/// <param name="Registers">Registers that search in parallel and are measured together (the article's m).</param>
/// <param name="IterationsPerSecond">Grover iterations a second of each register (r).</param>
public sealed record QuantumMinerPower(double Registers, double IterationsPerSecond)
{
    /// <summary>Most registers.</summary>
    public const double MostRegisters = 1e18;

    /// <summary>Least speed, iterations a second.</summary>
    public const double LeastIterationsPerSecond = 1e-4;

    /// <summary>
    /// The article's alpha = 4 m r^2 / (D lambda0^2): the chance of a block within one block interval, while it is small.
    /// </summary>
    public double Alpha(MiningNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        double iterationsPerInterval = IterationsPerSecond * MiningNetwork.BlockIntervalSeconds;
        return 4 * Registers * iterationsPerInterval * iterationsPerInterval / network.ExpectedHashesPerBlock;
    }

    /// <summary>The power whose alpha is given.</summary>
    public static QuantumMinerPower WithAlpha(double alpha, MiningNetwork network, double registers = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new(registers, Math.Sqrt(alpha * network.ExpectedHashesPerBlock / (4 * registers)) / MiningNetwork.BlockIntervalSeconds);
    }

    /// <summary>
    /// Probability that measuring all registers after <paramref name="seconds"/> yields a block (the article's nu):
    /// 1 - (1 - sin^2((2 K + 1) theta))^m, sin^2 theta = 1/D, K = r t.
    /// </summary>
    public double SuccessProbability(MiningNetwork network, double seconds)
    {
        ArgumentNullException.ThrowIfNull(network);
        return SuccessProbability(Theta(network.ExpectedHashesPerBlock), seconds);
    }

    /// <summary>Time at which one register's success probability is 1, seconds; 0 where not even one iteration fits.</summary>
    public double SecondsToCertainty(MiningNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Math.Max(0, (Math.PI / (4 * Theta(network.ExpectedHashesPerBlock)) - 0.5) / IterationsPerSecond);
    }

    /// <summary>Refuses powers that are no powers.</summary>
    /// <returns>The same, checked.</returns>
    /// <exception cref="QuantumException">Not 1 to 1e18 registers, or not 1e-4 to 1e30 iterations a second.</exception>
    public QuantumMinerPower Validated()
    {
        if (!(Registers is >= 1 and <= MostRegisters))
            throw new QuantumException($"A quantum miner has 1 to 1e18 registers, not {Registers}.");
        if (!(IterationsPerSecond is >= LeastIterationsPerSecond and <= 1e30))
            throw new QuantumException("A quantum miner's speed is 1e-4 to 1e30 iterations a second (slower, it would hardly finish one "
                + $"between blocks), not {IterationsPerSecond}.");
        return this;
    }

    internal static double Theta(double expectedHashes) => Math.Asin(1 / Math.Sqrt(expectedHashes));

    internal double SuccessProbability(double theta, double seconds)
    {
        double sine = Math.Sin((2 * IterationsPerSecond * seconds + 1) * theta);
        double square = sine * sine;
        return Registers == 1 ? square : -PreciseExponential.ExpM1(Registers * PreciseExponential.Log1P(-square));
    }
}
