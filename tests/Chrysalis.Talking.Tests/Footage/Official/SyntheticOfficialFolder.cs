using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Expression;
using Chrysalis.Talking.Faces.Segmentation;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Numpy;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Tests.Synthetic;

namespace Chrysalis.Talking.Tests.Footage.Official;

/// <summary>The synthetic head in an official folder: a speaking head that turns, with its torso, before a plain wall.</summary>
internal static class SyntheticOfficialFolder
{
    private const float Focal = 1.3f, Depth = 2.6f;

    /// <summary>Writes one.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="frames">How many frames.</param>
    /// <param name="sizePx">Edge of the pictures.</param>
    /// <param name="speech">What is heard, by the name of its file.</param>
    public static OfficialHeadFolder Write(string folder, int frames, int sizePx, IReadOnlyDictionary<string, NpyArray> speech)
    {
        var head = new SyntheticHead();
        var path = new SyntheticPath(seed: 1, Depth);
        var voice = new SyntheticVoice(1, frames / 25.0);
        Frame wall = new(sizePx, sizePx);
        for (int i = 0; i < wall.Rgb.Length; i++)
            wall.Rgb[i] = (byte)(60 + 60 * (i % 3));
        using (var writer = new OfficialHeadWriter(folder, Focal * sizePx, wall))
        {
            for (int i = 0; i < frames; i++)
            {
                SyntheticPicture picture = head.Render(path.At(i), path.Middle, voice.Opening(i), Focal * sizePx, sizePx, sizePx);
                var labels = new LabelPicture(sizePx, sizePx, picture.Labels);
                float blink = i % 7 / 7f;
                writer.Add(
                    Composite.Over(wall, picture.Colour, labels, label => label != LabelPicture.Background), labels,
                    Face(head.Points(voice.Opening(i)), path.At(i), sizePx), path.At(i), new UpperFace(0, 0, 0, 0, 0, blink, blink));
            }

            writer.Complete(speech, new Waveform(voice.Samples, SyntheticVoice.RateHz));
        }

        return OfficialHeadFolder.Read(folder);
    }

    private static TrackedFace Face(Vector3[] points, RigidPose pose, int sizePx)
    {
        var xyz = new float[Landmarks.Count * 3];
        for (int i = 0; i < Landmarks.Count; i++)
        {
            Vector3 at = pose.Place(points[Math.Min(i, points.Length - 1)]);
            float pixels = Focal * sizePx / -at.Z;
            (xyz[3 * i], xyz[3 * i + 1]) = (sizePx / 2f + at.X * pixels, sizePx / 2f - at.Y * pixels);
        }

        return new(new(0, 0, sizePx, sizePx), new(xyz), default, new(1, 0, 0, 0), 1);
    }
}
