namespace Chrysalis.Talking.Faces.Segmentation;

/// <summary>Background far enough from the person that nothing of hair or shadow is in it.</summary>
internal static class ClearBackground
{
    /// <summary>Distance from the person, as a share of the picture's longer edge.</summary>
    private const float Distance = 0.014f;

    /// <summary>One value a pixel, row by row.</summary>
    public static bool[] Of(LabelPicture labels)
    {
        int radius = Math.Max(1, (int)MathF.Round(Distance * Math.Max(labels.Width, labels.Height)));
        float[] person = [.. labels.Labels.Select(label => label == LabelPicture.Background ? 0f : 1)];
        float least = 0.5f / ((2 * radius + 1) * (2 * radius + 1));
        return [.. BoxMean.Of(person, labels.Width, radius).Select(share => share < least)];
    }
}
