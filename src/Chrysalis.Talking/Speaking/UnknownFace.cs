namespace Chrysalis.Talking.Speaking;

/// <summary>Says when a model painted a face that it never learnt.</summary>
internal static class UnknownFace
{
    /// <summary>Levels a pixel that a model's colours lie outside the face's own, from which it is said.</summary>
    private const double MostForeignColour = 0.05;

    /// <summary>One sentence, or none.</summary>
    /// <param name="name">The model, as the user knows it.</param>
    /// <param name="compositor">What laid its mouths in; null for a model of whole frames.</param>
    public static IEnumerable<string> Warnings(string name, MouthCompositor? compositor)
    {
        if (compositor is { ForeignColour: > MostForeignColour })
            yield return $"'{name}' learnt another face: its colours for this one were held within the picture's own; the persona "
                + "any-face speaks over any face.";
    }
}
