namespace Chrysalis.Talking.Footage.Heads;

/// <summary>Who is seen in a clip.</summary>
/// <param name="Video">The file.</param>
/// <param name="FaceCounts">How many faces there are, in each frame that was looked at.</param>
/// <param name="Features">The mean features of the followed face, at unit length; empty where it was never found.</param>
internal sealed record PeopleSeen(string Video, IReadOnlyList<int> FaceCounts, float[] Features)
{
    /// <summary>Reads what <see cref="PeopleFeature"/> wrote.</summary>
    /// <exception cref="FootageException">The file is of something else.</exception>
    public static PeopleSeen Read(string video, FeatureFile file)
    {
        if (file.Layout != FeatureLayout.Of<float>(PeopleFeature.Values))
            throw new FootageException($"'{file.Path}' is damaged: it tells of no people; remove it, and it is made again.");
        var counts = new int[file.Count];
        var sum = new float[PeopleFeature.Values - 1];
        for (int i = 0; i < counts.Length; i++)
        {
            float[] record = file.Read<float>(i, 1);
            counts[i] = (int)record[0];
            for (int k = 0; k < sum.Length; k++)
                sum[k] += record[k + 1];
        }

        float length = MathF.Sqrt(sum.Sum(value => value * value));
        return new(video, counts, length > 0 ? [.. sum.Select(value => value / length)] : []);
    }

    /// <summary>How alike two clips' faces are, at most 1; 1 where one has none.</summary>
    public float LikenessTo(PeopleSeen other)
    {
        if (Features.Length == 0 || other.Features.Length == 0)
            return 1;
        float product = 0;
        for (int i = 0; i < Features.Length; i++)
            product += Features[i] * other.Features[i];
        return product;
    }
}
