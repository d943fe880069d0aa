namespace Chrysalis.Talking.Speech;

/// <summary>Triangular filters evenly spaced on Slaney's mel scale, each of unit area (Slaney 1998, as librosa's default).</summary>
internal sealed class MelFilterBank
{
    private readonly int[] first;
    private readonly float[][] weights;

    /// <param name="bands">Number of filters.</param>
    /// <param name="lowHz">Lower edge of the first filter.</param>
    /// <param name="highHz">Upper edge of the last filter.</param>
    /// <param name="transformLength">Length of the Fourier transform.</param>
    /// <param name="sampleRateHz">Samples a second.</param>
    public MelFilterBank(int bands, double lowHz, double highHz, int transformLength, int sampleRateHz)
    {
        double low = ToMel(lowHz);
        double high = ToMel(highHz);
        double[] edges = [.. Enumerable.Range(0, bands + 2).Select(i => ToHz(low + (high - low) * i / (bands + 1)))];
        first = new int[bands];
        weights = new float[bands][];
        for (int band = 0; band < bands; band++)
        {
            double[] all = [.. Enumerable.Range(0, transformLength / 2 + 1)
                .Select(bin => Weight(bin * (double)sampleRateHz / transformLength, edges, band))];
            first[band] = Math.Max(0, Array.FindIndex(all, weight => weight > 0));
            int last = Array.FindLastIndex(all, weight => weight > 0);
            weights[band] = [.. all[first[band]..(last + 1)].Select(weight => (float)weight)];
        }
    }

    /// <summary>The spectrum summed under each filter.</summary>
    public void Apply(ReadOnlySpan<float> spectrum, Span<float> bands)
    {
        for (int band = 0; band < weights.Length; band++)
            bands[band] = System.Numerics.Tensors.TensorPrimitives.Dot(spectrum.Slice(first[band], weights[band].Length), weights[band]);
    }

    private static double Weight(double hz, double[] edges, int band)
    {
        double rising = (hz - edges[band]) / (edges[band + 1] - edges[band]);
        double falling = (edges[band + 2] - hz) / (edges[band + 2] - edges[band + 1]);
        return Math.Max(0, Math.Min(rising, falling)) * 2 / (edges[band + 2] - edges[band]);
    }

    private static double ToMel(double hz) => hz < 1000 ? hz * 3 / 200 : 15 + Math.Log(hz / 1000) * 27 / Math.Log(6.4);

    private static double ToHz(double mel) => mel < 15 ? mel * 200 / 3 : 1000 * Math.Exp((mel - 15) * Math.Log(6.4) / 27);
}
