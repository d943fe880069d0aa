using System.Globalization;
using System.Numerics;
using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Expression;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Segmentation;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Numpy;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Footage.Official;

/// <summary>
/// Writes footage as AD-NeRF's and SyncTalk's trainings read it, frame by frame; the JSON that makes it a data set comes last. A folder
/// that is not completed is removed. Not for use from several threads at once.
/// </summary>
internal sealed class OfficialHeadWriter : IDisposable
{
    private const int TrainingShare = 10, AllShares = 11;
    private static readonly string[] PictureFolders = ["ori_imgs", "gt_imgs", "com_imgs", "head_imgs", "parsing", "torso_imgs"];
    private readonly float focalPx;
    private readonly Frame background;
    private readonly List<OfficialFrame> frames = [];
    private readonly List<UpperFace> expressions = [];
    private bool completed;

    /// <summary>Begins a folder.</summary>
    /// <param name="folder">The folder; it must not exist, or be empty.</param>
    /// <param name="focalPx">Focal length in pixels.</param>
    /// <param name="background">What is behind the person; all pictures are of its size.</param>
    /// <exception cref="FootageException">There is something in the folder, or it cannot be made.</exception>
    public OfficialHeadWriter(string folder, float focalPx, Frame background)
    {
        (Folder, this.focalPx, this.background) = (Path.GetFullPath(folder), focalPx, background);
        RequireFree(folder);
        try
        {
            foreach (string pictures in PictureFolders)
                Directory.CreateDirectory(Path.Combine(Folder, pictures));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FootageException($"The folder '{folder}' cannot be made ({error.Message.TrimEnd('.')}): name another.", error);
        }

        StillImage.Save(Path.Combine(Folder, "bc.jpg"), background);
    }

    /// <summary>Refuses a folder that cannot be made, before anything is prepared.</summary>
    /// <exception cref="FootageException">There is something in it, or it cannot be written.</exception>
    public static void RequireFree(string folder)
    {
        if (NewFolder.WhyNot(folder) is { } fault)
            throw new FootageException(fault.Sentence);
    }

    /// <summary>The folder, as a full path.</summary>
    public string Folder { get; }

    /// <summary>Adds the next frame; its number is how many there were before.</summary>
    /// <param name="picture">The frame as it was filmed.</param>
    /// <param name="labels">What it shows.</param>
    /// <param name="face">The face in it, in the picture's pixels.</param>
    /// <param name="pose">Where the head is.</param>
    /// <param name="expression">The upper face.</param>
    public void Add(Frame picture, LabelPicture labels, TrackedFace face, RigidPose pose, UpperFace expression)
    {
        if ((picture.Width, picture.Height) != (background.Width, background.Height)
            || (labels.Width, labels.Height) != (background.Width, background.Height))
            throw new ArgumentException($"A frame is {picture.Width}x{picture.Height} and the background {background.Width}x"
                + $"{background.Height}: scale them to one size.");
        int number = frames.Count;
        Vector2[] points = SixtyEightPoints.Of(face.Landmarks);
        var jaw = new JawLine(face.Landmarks, SimilarityTransform.Identity);
        Frame person = Composite.Over(background, picture, labels, label => label != LabelPicture.Background);
        StillImage.Save(PathOf("ori_imgs", number, ".jpg"), picture);
        StillImage.Save(PathOf("gt_imgs", number, ".jpg"), person);
        StillImage.Save(PathOf("com_imgs", number, ".jpg"), person);
        StillImage.Save(
            PathOf("head_imgs", number, ".jpg"), Composite.Over(background, picture, labels, label => label == LabelPicture.Head));
        StillImage.Save(PathOf("parsing", number, ".png"), ParsingColours.ToPicture(labels, i => Neck.Is(jaw, i, labels.Width)));
        StillImage.Save(PathOf("parsing", number, "_face.png"), FaceMask.ToPicture(jaw, labels));
        (Frame torso, byte[] opacity) = TorsoPicture.Of(person, labels);
        TransparentPng.Save(PathOf("torso_imgs", number, ".png"), torso, opacity);
        AtomicFile.WriteText(PathOf("ori_imgs", number, ".lms"), string.Concat(points.Select(
            point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.000000} {point.Y:0.000000}\n"))));
        frames.Add(new(number, number, pose, FaceRectangles.Face(points, picture.Width, picture.Height)));
        expressions.Add(expression);
    }

    /// <summary>Writes what is known of all frames: ten of eleven are for training, the last are for validation.</summary>
    /// <param name="speech">Features of speech by name (aud, aud_ave, ...), a row a frame.</param>
    /// <param name="sound">The sound, 16 kHz, of which SyncTalk makes its features itself; null where there is none.</param>
    /// <exception cref="FootageException">There are too few frames.</exception>
    public void Complete(IReadOnlyDictionary<string, NpyArray> speech, Waveform? sound)
    {
        int training = frames.Count * TrainingShare / AllShares;
        if (training == 0)
            throw new FootageException($"{frames.Count} frame(s) are too few for a data set: give footage of at least two.");
        foreach ((string name, NpyArray features) in speech)
            NpyWriter.Write(Path.Combine(Folder, name + ".npy"), features);
        if (sound is not null)
            WaveFile.Write(Path.Combine(Folder, "aud.wav"), sound);
        NpyWriter.Write(Path.Combine(Folder, "bs.npy"), OfficialFeatures.Shapes(expressions));
        AtomicFile.WriteText(Path.Combine(Folder, "au.csv"), OfficialFeatures.Blinks(expressions));
        var split = new OfficialSplit(focalPx, background.Width, background.Height, frames[training..]);
        TransformsJson.Write(Path.Combine(Folder, "transforms_val.json"), split);
        TransformsJson.Write(Path.Combine(Folder, "transforms_train.json"), split with { Frames = frames[..training] });
        completed = true;
    }

    /// <summary>Removes a folder that was not completed.</summary>
    public void Dispose()
    {
        if (!completed && Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        completed = true;
    }

    private string PathOf(string folder, int number, string end) =>
        Path.Combine(Folder, folder, number.ToString(CultureInfo.InvariantCulture) + end);
}
