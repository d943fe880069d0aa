using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces.Segmentation;

/// <summary>A frame on its way to its labels.</summary>
/// <param name="Width">Pixels a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Person">How much each pixel is of a person, as the network saw it.</param>
/// <param name="Colours">The picture at this size, 3 planes, 0 to 1, a little smoothed: what tells whether a place has changed.</param>
/// <param name="Brightness">The picture's brightness at this size, 0 to 1.</param>
/// <param name="Jaw">Where the head ends; null where no face was found.</param>
/// <param name="Inside">A pixel within the face; null where none was found.</param>
internal sealed record SegmentedFrame(
    int Width, int Height, float[] Person, float[][] Colours, float[] Brightness, JawLine? Jaw, int? Inside)
{
    private const int ColourRadius = 1;

    /// <summary>Sees a frame at a size.</summary>
    public static SegmentedFrame See(PersonSegmenter segmenter, Frame frame, TrackedFace? face, int width, int height)
    {
        float scaleX = width / (float)frame.Width, scaleY = height / (float)frame.Height;
        AffineTransform toPicture = AffineTransform.Stretch(scaleX, scaleY, (scaleX - 1) / 2, (scaleY - 1) / 2);
        Frame picture = width == frame.Width && height == frame.Height
            ? frame
            : FaceCrop.Warp(frame, new SimilarityTransform(1 / scaleX, 0, 0, 0), width, height);
        float[][] colours = [.. Enumerable.Range(0, 3).Select(channel => Plane(picture, channel))];
        float[] brightness = [.. Enumerable.Range(0, width * height)
            .Select(i => 0.299f * colours[0][i] + 0.587f * colours[1][i] + 0.114f * colours[2][i])];
        int? inside = null;
        if (face is not null)
        {
            var nose = toPicture.Apply(face.Landmarks[4]);
            inside = Math.Clamp((int)nose.Y, 0, height - 1) * width + Math.Clamp((int)nose.X, 0, width - 1);
        }

        return new(
            width, height, segmenter.Segment(frame, face, width, height),
            [.. colours.Select(plane => BoxMean.Of(plane, width, ColourRadius))], brightness,
            face is null ? null : new JawLine(face.Landmarks, toPicture), inside);
    }

    private static float[] Plane(Frame picture, int channel)
    {
        var plane = new float[picture.Width * picture.Height];
        for (int i = 0; i < plane.Length; i++)
            plane[i] = picture.Rgb[i * 3 + channel] / 255f;
        return plane;
    }
}
