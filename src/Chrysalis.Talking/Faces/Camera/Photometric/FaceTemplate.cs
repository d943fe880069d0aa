namespace Chrysalis.Talking.Faces.Camera.Photometric;

/// <summary>How bright a face is at the places of its surface, and how far each is to be trusted.</summary>
/// <param name="Values">Brightness, one a place.</param>
/// <param name="Trust">0 where it was never seen, up to 1.</param>
internal sealed record FaceTemplate(float[] Values, float[] Trust)
{
    /// <summary>The mean of several looks at the same face, each first brought to the brightness and contrast of the first.</summary>
    public static FaceTemplate Mean(IReadOnlyList<FaceTemplate> looks)
    {
        int count = looks[0].Values.Length;
        var values = new float[count];
        var trust = new float[count];
        foreach (FaceTemplate look in looks)
        {
            (float gain, float offset) = Level(look, looks[0]);
            for (int i = 0; i < count; i++)
            {
                values[i] += look.Trust[i] * (gain * look.Values[i] + offset);
                trust[i] += look.Trust[i];
            }
        }

        for (int i = 0; i < count; i++)
            (values[i], trust[i]) = (trust[i] > 0 ? values[i] / trust[i] : 0, Math.Min(1, trust[i] / looks.Count * 2));
        return new(values, trust);
    }

    private static (float Gain, float Offset) Level(FaceTemplate look, FaceTemplate like)
    {
        double weights = 0, meanX = 0, meanY = 0;
        for (int i = 0; i < look.Values.Length; i++)
        {
            double weight = look.Trust[i] * like.Trust[i];
            weights += weight;
            meanX += weight * look.Values[i];
            meanY += weight * like.Values[i];
        }

        if (weights < 1)
            return (1, 0);
        (meanX, meanY) = (meanX / weights, meanY / weights);
        double both = 0, square = 1e-6;
        for (int i = 0; i < look.Values.Length; i++)
        {
            double weight = look.Trust[i] * like.Trust[i];
            both += weight * (look.Values[i] - meanX) * (like.Values[i] - meanY);
            square += weight * (look.Values[i] - meanX) * (look.Values[i] - meanX);
        }

        double gain = Math.Clamp(both / square, 0.5, 2);
        return ((float)gain, (float)(meanY - gain * meanX));
    }
}
