using Chrysalis.Foundation.Random;

namespace Chrysalis.Talking.Motion.Idle;

/// <summary>A quantity that varies over time with given powers in bands of frequency: a sum of waves, of any time at once.</summary>
internal sealed class WaveSum
{
    private const int WavesABand = 4;
    private readonly List<Wave> waves = [];

    /// <param name="edgesHz">Edges of the bands, rising: one more than there are bands.</param>
    /// <param name="powers">The variance that each gives.</param>
    /// <param name="draw">Draws frequencies and phases. Each band is cut into equal parts on the logarithmic scale, with a frequency in
    /// each.</param>
    public WaveSum(IReadOnlyList<double> edgesHz, IReadOnlyList<double> powers, Xoshiro256 draw)
    {
        for (int band = 0; band < powers.Count; band++)
        {
            (double low, double high) = (Math.Log(edgesHz[band]), Math.Log(edgesHz[band + 1]));
            for (int i = 0; i < WavesABand; i++)
            {
                double frequency = Math.Exp(low + (high - low) * (i + draw.NextDouble()) / WavesABand);
                waves.Add(new(Math.Sqrt(2 * powers[band] / WavesABand), frequency, draw.NextDouble()));
            }
        }
    }

    /// <summary>The quantity at a time.</summary>
    public double At(double seconds)
    {
        double sum = 0;
        foreach (Wave wave in waves)
            sum += wave.Amplitude * Math.Sin(Math.Tau * (wave.FrequencyHz * seconds + wave.Phase));
        return sum;
    }

    private readonly record struct Wave(double Amplitude, double FrequencyHz, double Phase);
}
