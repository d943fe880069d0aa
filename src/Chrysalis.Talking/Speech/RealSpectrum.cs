using System.Numerics;

namespace Chrysalis.Talking.Speech;

/// <summary>
/// The discrete Fourier transform of real frames of one even length whose prime factors are 2, 3 and 5 (800 = 2^5 5^2):
/// a mixed-radix transform of half the length (Cooley &amp; Tukey 1965) and the usual untangling of the two halves.
/// Holds buffers: one instance a thread.
/// </summary>
internal sealed class RealSpectrum
{
    private readonly int half;
    private readonly int[] factors;
    private readonly Complex[] roots;
    private readonly Complex[] untangle;
    private readonly Complex[] packed;
    private readonly Complex[] transformed;

    public RealSpectrum(int length)
    {
        half = length / 2;
        factors = length % 2 == 0 ? Factor(half) : throw new ArgumentException($"The length {length} is odd.", nameof(length));
        roots = [.. Enumerable.Range(0, half).Select(k => Complex.FromPolarCoordinates(1, -2 * Math.PI * k / half))];
        untangle = [.. Enumerable.Range(0, half + 1).Select(k => Complex.FromPolarCoordinates(1, -2 * Math.PI * k / length))];
        packed = new Complex[half];
        transformed = new Complex[half];
    }

    /// <summary>Magnitudes of bins 0 to length / 2.</summary>
    public void Magnitudes(ReadOnlySpan<float> frame, Span<float> magnitudes)
    {
        for (int i = 0; i < half; i++)
            packed[i] = new Complex(frame[2 * i], frame[2 * i + 1]);
        Transform(packed, 0, 1, transformed, 0, half, 0);
        for (int k = 0; k <= half; k++)
        {
            Complex forward = transformed[k % half];
            Complex mirrored = Complex.Conjugate(transformed[(half - k) % half]);
            Complex even = (forward + mirrored) / 2;
            Complex odd = (forward - mirrored) * new Complex(0, -0.5);
            magnitudes[k] = (float)(even + untangle[k] * odd).Magnitude;
        }
    }

    /// <summary>Decimation in time: splits by the next factor, transforms the parts, joins them in place.</summary>
    private void Transform(Complex[] source, int offset, int stride, Complex[] target, int start, int length, int level)
    {
        if (length == 1)
        {
            target[start] = source[offset];
            return;
        }

        int radix = factors[level];
        int part = length / radix;
        for (int r = 0; r < radix; r++)
            Transform(source, offset + r * stride, stride * radix, target, start + r * part, part, level + 1);

        int step = half / length;
        Span<Complex> column = stackalloc Complex[5];
        for (int k = 0; k < part; k++)
        {
            for (int r = 0; r < radix; r++)
                column[r] = target[start + r * part + k] * roots[r * k * step];
            for (int q = 0; q < radix; q++)
            {
                Complex sum = column[0];
                for (int r = 1; r < radix; r++)
                    sum += column[r] * roots[q * r * part * step % half];
                target[start + q * part + k] = sum;
            }
        }
    }

    private static int[] Factor(int number)
    {
        var found = new List<int>();
        foreach (int prime in new[] { 2, 3, 5 })
        {
            for (; number % prime == 0; number /= prime)
                found.Add(prime);
        }

        return number == 1 ? [.. found] : throw new ArgumentException("Half the length has a prime factor above 5.", nameof(number));
    }
}
