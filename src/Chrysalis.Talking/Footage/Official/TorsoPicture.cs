using Chrysalis.Talking.Faces.Segmentation;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Footage.Official;

/// <summary>
/// The torso alone, continued upwards behind the head, so that nothing is missing where the head moves away: each column goes on in its
/// uppermost colour and fades into the mean of all of them.
/// </summary>
internal static class TorsoPicture
{
    /// <summary>How far up it is continued, as a share of the picture's height, and how far below the edge its colour is taken.</summary>
    private const float Continued = 0.1f, Below = 0.01f;
    private const byte Opaque = 255;

    /// <summary>The torso of a frame.</summary>
    /// <param name="person">The frame before the clean background.</param>
    /// <param name="labels">What it shows.</param>
    /// <returns>Its colours, black where it is not, and its opacity, 0 or 255, one a pixel.</returns>
    public static (Frame Picture, byte[] Opacity) Of(Frame person, LabelPicture labels)
    {
        var picture = new Frame(labels.Width, labels.Height);
        var opacity = new byte[labels.Labels.Length];
        for (int i = 0; i < opacity.Length; i++)
        {
            if (labels.Labels[i] != LabelPicture.Torso)
                continue;
            person.Rgb.AsSpan(i * 3, 3).CopyTo(picture.Rgb.AsSpan(i * 3));
            opacity[i] = Opaque;
        }

        (int Top, int Source)[] columns = [.. Enumerable.Range(0, labels.Width).Select(x => Column(labels, x))];
        int[] sources = [.. columns.Where(column => column.Top > 0).Select(column => column.Source)];
        if (sources.Length > 0)
            Continue(picture, opacity, labels, columns, sources);
        return (picture, opacity);
    }

    /// <summary>Where a column's torso begins below the head, and the pixel its colour is taken from; 0 where it does not.</summary>
    private static (int Top, int Source) Column(LabelPicture labels, int x)
    {
        for (int y = 1; y < labels.Height; y++)
        {
            int i = y * labels.Width + x;
            if (labels.Labels[i] != LabelPicture.Torso || labels.Labels[i - labels.Width] != LabelPicture.Head)
                continue;
            int source = i, most = (int)(Below * labels.Height);
            for (int down = 0; down < most && source + labels.Width < labels.Labels.Length
                && labels.Labels[source + labels.Width] == LabelPicture.Torso; down++)
                source += labels.Width;
            return (y, source);
        }

        return (0, 0);
    }

    private static void Continue(
        Frame picture, byte[] opacity, LabelPicture labels, (int Top, int Source)[] columns, int[] sources)
    {
        double[] mean = [.. Enumerable.Range(0, 3).Select(c => sources.Average(i => (double)picture.Rgb[i * 3 + c]))];
        int length = Math.Max(1, (int)(Continued * labels.Height));
        for (int x = 0; x < columns.Length; x++)
        {
            (int top, int source) = columns[x];
            for (int step = 1; top > 0 && step <= length && top - step >= 0; step++)
            {
                int i = (top - step) * labels.Width + x;
                if (labels.Labels[i] == LabelPicture.Torso)
                    break;
                double fade = step / (double)length;
                for (int c = 0; c < 3; c++)
                    picture.Rgb[i * 3 + c] = (byte)Math.Round(picture.Rgb[source * 3 + c] * (1 - fade) + mean[c] * fade);
                opacity[i] = Opaque;
            }
        }
    }
}
