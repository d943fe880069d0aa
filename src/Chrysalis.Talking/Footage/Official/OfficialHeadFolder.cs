using System.Globalization;
using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Expression;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Numpy;

namespace Chrysalis.Talking.Footage.Official;

/// <summary>
/// A folder that AD-NeRF's or SyncTalk's tools have made of a video of one person. Pictures are found when they are asked for; the rest
/// is read and checked at once.
/// </summary>
internal sealed class OfficialHeadFolder
{
    private const string TrainingJson = "transforms_train.json";
    private static readonly string[] SpeechFiles = ["aud.npy", "aud_ave.npy", "aud_ds.npy", "aud_hu.npy", "aud_eo.npy"];
    private static readonly string[] CompositedFolders = ["gt_imgs", "com_imgs"];
    private static readonly string[] Extensions = [".jpg", ".png"];
    private readonly OfficialPaths paths;

    private OfficialHeadFolder(OfficialPaths paths, OfficialSplit training, OfficialSplit? validation)
    {
        this.paths = paths;
        (FocalPx, Width, Height) = (training.FocalPx, training.Width, training.Height);
        OfficialFrame[] all = [.. training.Frames, .. validation?.Frames ?? []];
        HasPictures = all.Any(HasPicture);
        Training = [.. training.Frames.Where(frame => !HasPictures || HasPicture(frame))];
        Validation = [.. validation?.Frames.Where(frame => !HasPictures || HasPicture(frame)) ?? []];
        MissingPictures = training.Frames.Count + (validation?.Frames.Count ?? 0) - Training.Count - Validation.Count;
    }

    /// <summary>The folder, as a full path.</summary>
    public string Folder => paths.Folder;

    /// <summary>Focal length in pixels; the optical axis goes through the middle of the pictures.</summary>
    public float FocalPx { get; }

    /// <summary>Pixels a row of the pictures.</summary>
    public int Width { get; }

    /// <summary>Their rows.</summary>
    public int Height { get; }

    /// <summary>Whether there is a picture of any frame; without one the frames are all that are named.</summary>
    public bool HasPictures { get; }

    /// <summary>Frames to train on, those without a picture left out.</summary>
    public IReadOnlyList<OfficialFrame> Training { get; }

    /// <summary>Frames to validate with.</summary>
    public IReadOnlyList<OfficialFrame> Validation { get; }

    /// <summary>Frames left out because their picture is not there, as the official trainings do.</summary>
    public int MissingPictures { get; }

    /// <summary>The features of speech, by the name of their file without its extension (aud, aud_ave, ...).</summary>
    public IReadOnlyDictionary<string, NpyArray> Speech { get; private init; } = new Dictionary<string, NpyArray>();

    /// <summary>The upper face by image number; null where there is no bs.npy.</summary>
    public IReadOnlyList<UpperFace>? UpperFaces { get; private init; }

    /// <summary>How far the eyes are shut, 0 to 1, by image number; null where there is no au.csv.</summary>
    public IReadOnlyList<float>? Blinks { get; private init; }

    /// <summary>The background's picture; null where there is none.</summary>
    public string? Background => paths.Find("bc.jpg", "bc.png");

    /// <summary>The sound; null where there is none.</summary>
    public string? Sound => paths.Find("aud.wav");

    /// <summary>Where AD-NeRF's tools found that rays are to be sampled; null where they have not said so.</summary>
    /// <exception cref="FootageException">What they wrote is damaged.</exception>
    public (float Near, float Far)? Sampling => paths.Find("HeadNeRF_config.txt", "TorsoNeRF_config.txt") is { } file
        ? SamplingText.Read(file)
        : null;

    /// <summary>Whether a folder is such a one.</summary>
    public static bool Is(string path) => File.Exists(Path.Combine(path, TrainingJson));

    /// <summary>Reads a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="picturesNeeded">Whether it is of no use without the frames' pictures.</param>
    /// <exception cref="FootageException">It is none, or something in it is missing, damaged or at odds with the rest.</exception>
    /// <exception cref="TalkingException">An array cannot be read.</exception>
    public static OfficialHeadFolder Read(string path, bool picturesNeeded = true)
    {
        var paths = new OfficialPaths(path);
        OfficialSplit training = TransformsJson.Read(
            paths.Find(TrainingJson) ?? Path.Combine(paths.Folder, TrainingJson));
        OfficialSplit? validation = paths.Find("transforms_val.json") is { } file ? TransformsJson.Read(file) : null;
        RequireOneCamera(paths.Folder, training, validation);
        OfficialFrame[] frames = [.. training.Frames, .. validation?.Frames ?? []];
        RequireOnce(paths.Folder, frames);
        int images = frames.Max(frame => frame.ImageId) + 1, sounds = frames.Max(frame => frame.AudioId) + 1;
        var folder = new OfficialHeadFolder(paths, training, validation)
        {
            Speech = SpeechFiles.Where(name => paths.Find(name) is not null).ToDictionary(
                name => Path.GetFileNameWithoutExtension(name), name => OfficialFeatures.ReadSpeech(paths.Find(name)!, sounds)),
            UpperFaces = paths.Find("bs.npy") is { } shapes ? OfficialFeatures.ReadShapes(shapes, images) : null,
            Blinks = paths.Find("au.csv") is { } blinks ? OfficialFeatures.ReadBlinks(blinks, images) : null,
        };
        return folder.Training.Count > 0 && (folder.HasPictures || !picturesNeeded)
            ? folder
            : throw new FootageException($"'{paths.Folder}' has none of the pictures that its transforms_train.json names "
                + $"(gt_imgs, com_imgs or ori_imgs/{frames[0].ImageId}.jpg): copy them there.");
    }

    /// <summary>The path of the head through some of the frames.</summary>
    public HeadTrack Track(IReadOnlyList<OfficialFrame> frames) =>
        new(FocalPx, Width, Height, [.. frames.Select(frame => (RigidPose?)frame.Pose)]);

    /// <summary>A frame's picture: the person before the clean background, or as it was filmed where there is no such picture.</summary>
    public string Picture(OfficialFrame frame) => Composited(frame) ?? Original(frame)!;

    /// <summary>The picture as it was filmed; null where it is not there.</summary>
    public string? Original(OfficialFrame frame) => Numbered(["ori_imgs"], frame, Extensions);

    /// <summary>The torso alone on nothing, PNG; null where there is none.</summary>
    public string? Torso(OfficialFrame frame) => Numbered(["torso_imgs"], frame, [".png"]);

    /// <summary>The head alone before the clean background; null where there is none, as SyncTalk's tools make none.</summary>
    public string? Head(OfficialFrame frame) => Numbered(["head_imgs"], frame, Extensions);

    /// <summary>The person before the clean background; null where there is none.</summary>
    public string? Person(OfficialFrame frame) => Composited(frame);

    /// <summary>What the frame shows, in the colours of <see cref="ParsingColours"/>; null where there is none.</summary>
    public string? Parsing(OfficialFrame frame) => Numbered(["parsing"], frame, [".png"]);

    /// <summary>The picture of where the face is, blue on white; null where there is none.</summary>
    public string? Face(OfficialFrame frame) => Numbered(["parsing"], frame, ["_face.png"]);

    /// <summary>The 68 points of the face; null where there are none.</summary>
    /// <exception cref="FootageException">The file is damaged.</exception>
    public Vector2[]? Points(OfficialFrame frame)
    {
        if (Numbered(["ori_imgs"], frame, [".lms"]) is not { } path)
            return null;
        Vector2[] points = [.. File.ReadLines(path).Take(SixtyEightPoints.Count + 1).Select(line => Point(line, path))];
        return points.Length == SixtyEightPoints.Count
            ? points
            : throw new FootageException($"'{path}' has {points.Length} points or more; a face has {SixtyEightPoints.Count}.");
    }

    private static Vector2 Point(string line, string path)
    {
        string[] parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length == 2 && float.TryParse(parts[0], CultureInfo.InvariantCulture, out float x) && float.IsFinite(x)
            && float.TryParse(parts[1], CultureInfo.InvariantCulture, out float y) && float.IsFinite(y)
            ? new(x, y)
            : throw new FootageException($"'{path}' is damaged: a line of it is not x and y in pixels.");
    }

    private static void RequireOneCamera(string folder, OfficialSplit training, OfficialSplit? validation)
    {
        if (validation is not null && (validation.FocalPx, validation.Width, validation.Height)
            != (training.FocalPx, training.Width, training.Height))
            throw new FootageException($"transforms_train.json and transforms_val.json in '{folder}' tell of two cameras "
                + $"({training.FocalPx} px, {training.Width}x{training.Height} and {validation.FocalPx} px, "
                + $"{validation.Width}x{validation.Height}): take both from one run of the official tool.");
    }

    private static void RequireOnce(string folder, OfficialFrame[] frames)
    {
        if (frames.Length == 0)
            throw new FootageException($"'{folder}' holds no frames: let the official tool make it again.");
        var seen = new HashSet<int>();
        foreach (OfficialFrame frame in frames)
        {
            if (!seen.Add(frame.ImageId))
                throw new FootageException($"'{folder}' names image {frame.ImageId} twice: let the official tool make it again.");
        }
    }

    private bool HasPicture(OfficialFrame frame) => (Composited(frame) ?? Original(frame)) is not null;

    private string? Composited(OfficialFrame frame) => Numbered(CompositedFolders, frame, Extensions);

    private string? Numbered(string[] folders, OfficialFrame frame, string[] extensions) => paths.Find(
        folders.SelectMany(folder => extensions.Select(
            extension => Path.Combine(folder, frame.ImageId.ToString(CultureInfo.InvariantCulture) + extension))));
}
