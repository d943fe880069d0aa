using Chrysalis.Talking.Faces.Segmentation;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Footage.Official;

/// <summary>The skin of the face, blue on white with soft edges: where SyncTalk's portraits are laid back into their frames.</summary>
internal static class FaceMask
{
    private const int Softness = 4;
    private const float Full = 255;

    /// <summary>The mask of a frame.</summary>
    public static Frame ToPicture(JawLine jaw, LabelPicture labels)
    {
        float[] face = [.. labels.Labels.Select((label, i) =>
            label == LabelPicture.Head && jaw.IsFace(i % labels.Width, i / labels.Width) ? 1f : 0)];
        face = BoxMean.Of(face, labels.Width, Softness);
        var picture = new Frame(labels.Width, labels.Height);
        for (int i = 0; i < face.Length; i++)
        {
            byte other = (byte)MathF.Round(Full * (1 - face[i]));
            (picture.Rgb[i * 3], picture.Rgb[i * 3 + 1], picture.Rgb[i * 3 + 2]) = (other, other, (byte)Full);
        }

        return picture;
    }
}
