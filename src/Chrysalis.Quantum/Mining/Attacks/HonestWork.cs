using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.Mining.Attacks;

/// <summary>
/// The honest chain's work over time, period by period: 2016 exponential block times, then the adjustment. Within a period work
/// is taken to grow evenly.
/// </summary>
internal sealed class HonestWork
{
    private const double Target = MiningNetwork.RetargetBlocks * MiningNetwork.BlockIntervalSeconds;

    private ShotRandom random;
    private double difficulty = 1;
    private double start;
    private double end;
    private double before;

    public HonestWork(ShotRandom random)
    {
        this.random = random;
        end = DrawSpan();
    }

    /// <summary>Work at a time that does not lie before the last one asked for.</summary>
    public double At(double seconds)
    {
        while (seconds > end)
        {
            before += MiningNetwork.RetargetBlocks * difficulty;
            difficulty *= Target / Math.Clamp(end - start, Target / 4, Target * 4);
            start = end;
            end += DrawSpan();
        }

        return before + MiningNetwork.RetargetBlocks * difficulty * (seconds - start) / (end - start);
    }

    /// <summary>Sum of 2016 exponential times: a gamma variate (Marsaglia and Tsang 2000).</summary>
    private double DrawSpan()
    {
        const double D = MiningNetwork.RetargetBlocks - 1.0 / 3;
        double c = 1 / Math.Sqrt(9 * D);
        while (true)
        {
            double x = Math.Sqrt(-2 * Math.Log(random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            double v = Math.Pow(1 + c * x, 3);
            if (v > 0 && Math.Log(random.NextDouble()) < x * x / 2 + D - D * v + D * Math.Log(v))
                return D * v * MiningNetwork.BlockIntervalSeconds * difficulty;
        }
    }
}
