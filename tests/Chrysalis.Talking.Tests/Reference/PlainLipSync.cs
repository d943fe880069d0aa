namespace Chrysalis.Talking.Tests.Reference;

/// <summary>The public evaluation script, line by line: calc_pdist with its zero padding, then minimum, median and offset.</summary>
internal static class PlainLipSync
{
    /// <summary>Distances of each window of lips to the sound at shifts of -15 to 15: lips x 31.</summary>
    public static double[][] Distances(float[][] lips, float[][] sound, int shift = 15)
    {
        var padded = new List<float[]>();
        for (int i = 0; i < shift; i++)
            padded.Add(new float[lips[0].Length]);
        padded.AddRange(sound);
        for (int i = 0; i < shift; i++)
            padded.Add(new float[lips[0].Length]);

        var distances = new List<double[]>();
        for (int i = 0; i < lips.Length; i++)
        {
            var row = new double[2 * shift + 1];
            for (int k = 0; k < row.Length; k++)
            {
                double sum = 0;
                for (int v = 0; v < lips[i].Length; v++)
                {
                    double difference = lips[i][v] - (double)padded[i + k][v] + 1e-6;
                    sum += difference * difference;
                }

                row[k] = Math.Sqrt(sum);
            }

            distances.Add(row);
        }

        return [.. distances];
    }

    /// <summary>LSE-D, LSE-C and the offset.</summary>
    public static (double Distance, double Confidence, int Offset) Score(float[][] lips, float[][] sound, int shift = 15)
    {
        double[][] distances = Distances(lips, sound, shift);
        var means = new double[2 * shift + 1];
        for (int k = 0; k < means.Length; k++)
        {
            foreach (double[] row in distances)
                means[k] += row[k];
            means[k] /= distances.Length;
        }

        int best = 0;
        for (int k = 1; k < means.Length; k++)
        {
            if (means[k] < means[best])
                best = k;
        }

        double[] sorted = [.. means];
        Array.Sort(sorted);
        return (means[best], sorted[means.Length / 2] - means[best], shift - best);
    }
}
