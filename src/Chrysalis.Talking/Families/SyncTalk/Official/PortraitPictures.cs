using System.Globalization;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>
/// What a portrait is laid into (the public code's <c>--portrait</c>): the original frame at each pose, and where its face is. All but the
/// face stays as filmed.
/// </summary>
/// <param name="folder">The persona's folder.</param>
internal sealed class PortraitPictures(string folder)
{
    private const float Full = 255;

    /// <summary>The names of a pose's frame and face in a persona's folder.</summary>
    public static IEnumerable<string> Names(int pose) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"frame-{pose:D6}.jpg"),
        string.Create(CultureInfo.InvariantCulture, $"face-{pose:D6}.png"),
    ];

    /// <summary>Refuses a folder that lacks them.</summary>
    /// <exception cref="FootageException">A frame or its face is not there.</exception>
    public static void Require(OfficialHeadFolder data, IReadOnlyList<OfficialFrame> frames)
    {
        foreach (OfficialFrame frame in frames)
        {
            if (data.Original(frame) is null || data.Face(frame) is null)
                throw new FootageException($"A portrait is laid into the frames as filmed, and '{data.Folder}' lacks "
                    + $"{(data.Original(frame) is null ? $"ori_imgs/{frame.ImageId}.jpg" : $"parsing/{frame.ImageId}_face.png")}: copy "
                    + $"{(data.Original(frame) is null ? "ori_imgs" : "parsing")} there, or leave the portrait out.")
                {
                    Settings = [nameof(ImportRequest.Portrait)],
                };
        }
    }

    /// <summary>Writes them, in the size of the pictures.</summary>
    /// <returns>Their names.</returns>
    public static IReadOnlyList<string> Write(
        OfficialHeadFolder data, IReadOnlyList<OfficialFrame> frames, int width, int height, string target)
    {
        var names = new List<string>();
        for (int i = 0; i < frames.Count; i++)
        {
            string[] own = [.. Names(i)];
            Take(data.Original(frames[i])!, Path.Combine(target, own[0]), width, height);
            Take(data.Face(frames[i])!, Path.Combine(target, own[1]), width, height);
            names.AddRange(own);
        }

        return names;
    }

    /// <summary>Lays what was rendered into a pose's frame where the face is: face times rendered, the rest times filmed.</summary>
    /// <param name="colours">What was rendered, H x W x 3 in [0, 1]; is changed.</param>
    /// <param name="pose">The pose's number.</param>
    public void Lay(Span<float> colours, int pose)
    {
        string[] own = [.. Names(pose)];
        byte[] filmed = Read(own[0], colours.Length), face = Read(own[1], colours.Length);
        for (int pixel = 0; pixel < colours.Length; pixel += 3)
        {
            // The face is blue on white: it is where there is no green.
            float share = (Full - face[pixel + 1]) / Full;
            for (int i = pixel; i < pixel + 3; i++)
                colours[i] = colours[i] * share + filmed[i] / Full * (1 - share);
        }
    }

    private byte[] Read(string name, int length)
    {
        Frame picture = StillImage.Load(Path.Combine(folder, name));
        return picture.Rgb.Length == length ? picture.Rgb
            : throw new FootageException($"'{Path.Combine(folder, name)}' is not of the size of the pictures: import the persona again.");
    }

    private static void Take(string from, string to, int width, int height)
    {
        Frame picture = StillImage.Load(from);
        if (picture.Width == width && picture.Height == height && Path.GetExtension(from) == Path.GetExtension(to))
            File.Copy(from, to);
        else
            StillImage.Save(to, StillImage.Scaled(picture, width, height));
    }
}
