namespace Chrysalis.Talking.Tests.Reference;

/// <summary>python_speech_features' mfcc, line by line after its published definition (base.py, sigproc.py of release 0.6).</summary>
internal static class PlainMfcc
{
    public static double[][] Compute(double[] signal, int rate)
    {
        double[] emphasised = [signal[0], .. signal.Skip(1).Select((s, i) => s - 0.97 * signal[i])];
        int frameLength = (int)Math.Round(0.025 * rate);
        int frameStep = (int)Math.Round(0.01 * rate);
        int count = signal.Length <= frameLength ? 1 : 1 + (int)Math.Ceiling((1.0 * signal.Length - frameLength) / frameStep);
        double[][] bank = FilterBank(26, 512, rate);
        return [.. Enumerable.Range(0, count).Select(t =>
        {
            float[] frame = new float[512];
            for (int i = 0; i < frameLength; i++)
                frame[i] = t * frameStep + i < emphasised.Length ? (float)emphasised[t * frameStep + i] : 0;
            double[] power = [.. PlainSpectrum.Magnitudes(frame).Select(m => m * m / 512)];
            double energy = power.Sum();
            double[] features = [.. bank.Select(filter => Math.Log(Nonzero(filter.Zip(power).Sum(p => p.First * p.Second))))];
            double[] cepstra = [.. Enumerable.Range(0, 13).Select(k =>
                Math.Sqrt((k == 0 ? 1 : 2) / 26.0) * features.Select((f, n) => f * Math.Cos(Math.PI * k * (2 * n + 1) / 52)).Sum()
                    * (1 + 11 * Math.Sin(Math.PI * k / 22)))];
            cepstra[0] = Math.Log(Nonzero(energy));
            return cepstra;
        })];
    }

    private static double Nonzero(double value) => value == 0 ? 2.220446049250313e-16 : value;

    private static double[][] FilterBank(int filters, int transform, int rate)
    {
        double high = 2595 * Math.Log10(1 + rate / 2 / 700.0);
        double[] bins = [.. Enumerable.Range(0, filters + 2)
            .Select(i => Math.Floor((transform + 1) * (700 * (Math.Pow(10, high / (filters + 1) * i / 2595.0) - 1)) / rate))];
        return [.. Enumerable.Range(0, filters).Select(j =>
        {
            var row = new double[transform / 2 + 1];
            for (int i = (int)bins[j]; i < (int)bins[j + 1]; i++)
                row[i] = (i - bins[j]) / (bins[j + 1] - bins[j]);
            for (int i = (int)bins[j + 1]; i < (int)bins[j + 2]; i++)
                row[i] = (bins[j + 2] - i) / (bins[j + 2] - bins[j + 1]);
            return row;
        })];
    }
}
