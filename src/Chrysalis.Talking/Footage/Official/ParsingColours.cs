using Chrysalis.Talking.Faces.Segmentation;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Footage.Official;

/// <summary>The colours in which official folders keep what a picture shows: head blue, neck green, torso red, background white.</summary>
internal static class ParsingColours
{
    private const byte Full = 255;

    /// <summary>A picture of labels.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="isNeck">Whether a pixel of the torso (by number, row by row) is the neck.</param>
    public static Frame ToPicture(LabelPicture labels, Func<int, bool> isNeck)
    {
        var picture = new Frame(labels.Width, labels.Height);
        for (int i = 0; i < labels.Labels.Length; i++)
        {
            byte label = labels.Labels[i];
            bool isBackground = label == LabelPicture.Background, neck = label == LabelPicture.Torso && isNeck(i);
            Span<byte> pixel = picture.Rgb.AsSpan(i * 3, 3);
            pixel[0] = isBackground || (label == LabelPicture.Torso && !neck) ? Full : (byte)0;
            pixel[1] = isBackground || neck ? Full : (byte)0;
            pixel[2] = isBackground || label == LabelPicture.Head ? Full : (byte)0;
        }

        return picture;
    }

    /// <summary>The labels of a picture, by the nearest of the four colours.</summary>
    public static LabelPicture FromPicture(Frame picture)
    {
        var labels = new byte[picture.Width * picture.Height];
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<byte> pixel = picture.Rgb.AsSpan(i * 3, 3);
            bool red = pixel[0] >= 128, green = pixel[1] >= 128, blue = pixel[2] >= 128;
            labels[i] = red && green && blue ? LabelPicture.Background : blue ? LabelPicture.Head : LabelPicture.Torso;
        }

        return new(picture.Width, picture.Height, labels);
    }
}
