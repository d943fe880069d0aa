namespace Chrysalis.Talking.Tests.Reference;

/// <summary>The discrete Fourier transform as its definition has it.</summary>
internal static class PlainSpectrum
{
    public static double[] Magnitudes(float[] frame)
    {
        int length = frame.Length;
        return [.. Enumerable.Range(0, length / 2 + 1).Select(k =>
        {
            double real = 0;
            double imaginary = 0;
            for (int i = 0; i < length; i++)
            {
                real += frame[i] * Math.Cos(2 * Math.PI * k * i / length);
                imaginary -= frame[i] * Math.Sin(2 * Math.PI * k * i / length);
            }

            return Math.Sqrt(real * real + imaginary * imaginary);
        })];
    }
}
