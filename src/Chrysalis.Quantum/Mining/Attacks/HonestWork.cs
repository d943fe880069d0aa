using Chrysalis.Quantum.Shots;

namespace Chrysalis.Quantum.Mining.Attacks;

/// <summary>
/// The honest chain's work over time, period by period: 2016 exponential block times, then the adjustment. Within a period work
/// is taken to grow evenly.
/// </summary>
internal sealed class HonestWork
{
    private const double Target = MiningNetwork.RetargetBlocks * MiningNetwork.BlockIntervalSeconds;

    private ShotRandom _random;
    private double _difficulty = 1;
    private double _start;
    private double _end;
    private double _before;

    public HonestWork(ShotRandom random)
    {
        _random = random;
        _end = DrawSpan();
    }

    /// <summary>Work at a time that does not lie before the last one asked for.</summary>
    public double At(double seconds)
    {
        while (seconds > _end)
        {
            _before += MiningNetwork.RetargetBlocks * _difficulty;
            _difficulty *= Target / Math.Clamp(_end - _start, Target / 4, Target * 4);
            _start = _end;
            _end += DrawSpan();
        }

        return _before + MiningNetwork.RetargetBlocks * _difficulty * (seconds - _start) / (_end - _start);
    }

    /// <summary>Sum of 2016 exponential times: a gamma variate (Marsaglia and Tsang 2000).</summary>
    private double DrawSpan()
    {
        const double D = MiningNetwork.RetargetBlocks - 1.0 / 3;
        double c = 1 / Math.Sqrt(9 * D);
        while (true)
        {
            double x = Math.Sqrt(-2 * Math.Log(_random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
            double v = Math.Pow(1 + c * x, 3);
            if (v > 0 && Math.Log(_random.NextDouble()) < x * x / 2 + D - D * v + D * Math.Log(v))
                return D * v * MiningNetwork.BlockIntervalSeconds * _difficulty;
        }
    }
}
