using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Chrysalis.Talking.Faces.Expression;
using Chrysalis.Talking.Faces.Segmentation;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.VolumeRendering.Official;

/// <summary>An official folder as footage to train on: its pictures are read when a step needs them. Read-only.</summary>
internal sealed class OfficialFootage
{
    /// <param name="folder">The folder.</param>
    /// <exception cref="TalkingException">It has no background.</exception>
    public OfficialFootage(OfficialHeadFolder folder)
    {
        Folder = folder;
        Camera = OfficialScene.CameraOf(folder.Width, folder.Height, folder.FocalPx);
        Background = OfficialSceneSource.Take(folder, folder.Training, [], null).Background;
        Summary = new(1, folder.Training.Count + folder.Validation.Count, 0, Hash(folder)) { HeldFrames = folder.Validation.Count };
    }

    /// <summary>The folder.</summary>
    public OfficialHeadFolder Folder { get; }

    /// <summary>The camera.</summary>
    public PinholeCamera Camera { get; }

    /// <summary>What is behind the person.</summary>
    public Frame Background { get; }

    /// <summary>The folder in figures.</summary>
    public FootageSummary Summary { get; }

    /// <summary>Frames to train on.</summary>
    public IReadOnlyList<OfficialFrame> Training => Folder.Training;

    /// <summary>Frames to validate with; where none are kept for that, the first to train on.</summary>
    public IReadOnlyList<OfficialFrame> Held => Folder.Validation.Count > 0 ? Folder.Validation : [Folder.Training[0]];

    /// <summary>The head alone before the background.</summary>
    /// <exception cref="FootageException">There is neither such a picture nor what it could be made of.</exception>
    public Frame Head(OfficialFrame frame)
    {
        if (Folder.Head(frame) is { } picture)
            return Sized(picture);
        if (Folder.Parsing(frame) is not { } parsing)
            throw new FootageException($"'{Folder.Folder}' has neither head_imgs/{frame.ImageId}.jpg nor "
                + $"parsing/{frame.ImageId}.png, which tell the head from the rest: copy one of the folders there.");
        return Composite.Over(
            Background, Sized(Folder.Picture(frame)), ParsingColours.FromPicture(Sized(parsing)), label => label == LabelPicture.Head);
    }

    /// <summary>The person before the background.</summary>
    public Frame Person(OfficialFrame frame) => Sized(Folder.Picture(frame));

    /// <summary>The face's box; null where nothing tells it.</summary>
    public PixelBox? FaceBox(OfficialFrame frame) => frame.FaceBox
        ?? (Folder.Points(frame) is { } points ? FaceRectangles.Face(points, Camera.Width, Camera.Height) : null);

    private Frame Sized(string path)
    {
        Frame picture = StillImage.Load(path);
        return (picture.Width, picture.Height) == (Camera.Width, Camera.Height)
            ? picture
            : throw new FootageException($"'{path}' has {picture.Width}x{picture.Height} pixels and transforms_train.json tells of "
                + $"{Camera.Width}x{Camera.Height}: take both from one run of the official tool.");
    }

    private static string Hash(OfficialHeadFolder folder)
    {
        var text = new StringBuilder();
        foreach (OfficialFrame frame in folder.Training.Concat(folder.Validation))
        {
            text.Append(CultureInfo.InvariantCulture, $"{frame.ImageId} {frame.AudioId} {frame.Pose} {frame.FaceBox} ");
            text.Append(CultureInfo.InvariantCulture, $"{new FileInfo(folder.Picture(frame)).Length}\n");
        }

        foreach ((string name, Numpy.NpyArray array) in folder.Speech.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            double sum = array.Values.Sum(value => (double)value);
            text.Append(CultureInfo.InvariantCulture, $"{name} {string.Join(' ', array.Shape)} {sum:R}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
