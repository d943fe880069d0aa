namespace Chrysalis.Talking.Faces.Camera.Smoothing;

/// <summary>
/// The Whittaker smoother of second differences (Eilers 2003): the z that makes |y - z|² + strength * |D z|² smallest. It looks as far
/// back as ahead, so it has no lag, and a straight line passes unchanged. The matrix I + strength * D'D is factored once.
/// </summary>
internal sealed class WhittakerSystem
{
    private readonly double strength;
    private readonly double[] diagonal, first, second;

    /// <summary>Factors the matrix, L diagonal L' with two bands below the diagonal.</summary>
    /// <param name="length">Number of samples, at least 3.</param>
    /// <param name="strength">How much second differences cost.</param>
    public WhittakerSystem(int length, double strength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 3);
        this.strength = strength;
        (diagonal, first, second) = (new double[length], new double[length], new double[length]);
        Array.Fill(diagonal, 1);
        for (int i = 0; i + 2 < length; i++)
        {
            diagonal[i] += strength;
            diagonal[i + 1] += 4 * strength;
            diagonal[i + 2] += strength;
            first[i] -= 2 * strength;
            first[i + 1] -= 2 * strength;
            second[i] += strength;
        }

        for (int i = 0; i < length; i++)
        {
            LogDeterminant += Math.Log(diagonal[i]);
            if (i + 1 == length)
                break;
            double below = first[i] / diagonal[i];
            double twoBelow = second[i] / diagonal[i];
            diagonal[i + 1] -= below * first[i];
            first[i + 1] -= twoBelow * first[i];
            if (i + 2 < length)
                diagonal[i + 2] -= twoBelow * second[i];
            (first[i], second[i]) = (below, twoBelow);
        }
    }

    /// <summary>Logarithm of the matrix's determinant.</summary>
    public double LogDeterminant { get; }

    /// <summary>Smooths samples, as many as the matrix has rows.</summary>
    public double[] Smooth(ReadOnlySpan<double> samples)
    {
        double[] z = samples.ToArray();
        for (int i = 0; i < z.Length; i++)
        {
            if (i >= 1)
                z[i] -= first[i - 1] * z[i - 1];
            if (i >= 2)
                z[i] -= second[i - 2] * z[i - 2];
        }

        for (int i = z.Length - 1; i >= 0; i--)
        {
            z[i] /= diagonal[i];
            if (i + 1 < z.Length)
                z[i] -= first[i] * z[i + 1];
            if (i + 2 < z.Length)
                z[i] -= second[i] * z[i + 2];
        }

        return z;
    }

    /// <summary>What is made smallest, at its smallest.</summary>
    public double Cost(ReadOnlySpan<double> samples)
    {
        double[] z = Smooth(samples);
        double cost = 0;
        for (int i = 0; i < z.Length; i++)
        {
            cost += (samples[i] - z[i]) * (samples[i] - z[i]);
            if (i + 2 < z.Length)
            {
                double bend = z[i] - 2 * z[i + 1] + z[i + 2];
                cost += strength * bend * bend;
            }
        }

        return cost;
    }
}
