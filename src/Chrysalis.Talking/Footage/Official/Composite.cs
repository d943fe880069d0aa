using Chrysalis.Talking.Faces.Segmentation;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Footage.Official;

/// <summary>Puts a part of a picture before another background.</summary>
internal static class Composite
{
    /// <summary>The background with the pixels of some labels laid over it, edges hard as the labels are.</summary>
    public static Frame Over(Frame background, Frame picture, LabelPicture labels, Func<byte, bool> isKept)
    {
        Frame result = background.Clone();
        for (int i = 0; i < labels.Labels.Length; i++)
        {
            if (isKept(labels.Labels[i]))
                picture.Rgb.AsSpan(i * 3, 3).CopyTo(result.Rgb.AsSpan(i * 3));
        }

        return result;
    }
}
