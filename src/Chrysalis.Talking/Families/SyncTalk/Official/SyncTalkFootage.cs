using System.Numerics;
using Chrysalis.Talking.Faces.Expression;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.VolumeRendering.Official;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>An official folder as SyncTalk's training sees it. Read-only.</summary>
internal sealed class SyncTalkFootage
{
    /// <summary>The published ear's file, which is looked for in the folder.</summary>
    public const string EarFile = "audio_visual_encoder.pth";

    private const int Expressions = UpperFace.Count;

    /// <param name="folder">The folder.</param>
    /// <exception cref="TalkingException">It lacks the torsos, the points, the sound, the upper face or the background.</exception>
    public SyncTalkFootage(OfficialHeadFolder folder)
    {
        Footage = new(folder);
        BehindPictures.Require(folder, [.. Footage.Training, .. Footage.Held]);
        if (Footage.Training.FirstOrDefault(frame => folder.Points(frame) is null) is { } missing)
            throw new FootageException($"'{folder.Folder}' has no ori_imgs/{missing.ImageId}.lms, the points of the face: copy it there.");
        string sound = folder.Sound
            ?? throw new FootageException($"'{folder.Folder}' has no aud.wav, the sound that is heard: copy it there.");
        Mel = MelSpectrogram.Compute(AudioReader.Read(sound, Waveform.SpeechRateHz));
        Faces = OfficialSceneSource.Expressions(folder, Footage.Training, Expressions);
        HeldFaces = OfficialSceneSource.Expressions(folder, Footage.Held, Expressions);
        string ear = Path.Combine(folder.Folder, EarFile);
        Ear = File.Exists(ear) ? ear : null;
    }

    /// <summary>The pictures.</summary>
    public OfficialFootage Footage { get; }

    /// <summary>The sound.</summary>
    public MelSpectrogram Mel { get; }

    /// <summary>The published ear's file; null where there is none.</summary>
    public string? Ear { get; }

    /// <summary>The upper face in each frame to train on.</summary>
    public IReadOnlyList<float[]> Faces { get; }

    /// <summary>The upper face in each frame to validate with.</summary>
    public IReadOnlyList<float[]> HeldFaces { get; }

    /// <summary>A camera's pose.</summary>
    public static SyncTalkCamera Pose(OfficialFrame frame) => SyncTalkCamera.Of(OfficialPose.ToMatrix(frame.Pose));

    /// <summary>The torso before the background.</summary>
    public Frame Behind(OfficialFrame frame) => BehindPictures.Of(Footage.Folder, frame, Footage.Background);

    /// <summary>The frames of the sound around one of some frames; below 0 beyond their ends.</summary>
    public static int[] Around(IReadOnlyList<OfficialFrame> frames, int index) =>
        [.. Enumerable.Range(index - HeadShape.Windows / 2, HeadShape.Windows).Select(
            i => i < 0 || i >= frames.Count ? -1 : frames[i].AudioId)];

    /// <summary>The boxes of a face: all of its points, and those below the tip of the nose.</summary>
    public (PixelBox Face, PixelBox Lower) Boxes(OfficialFrame frame)
    {
        Vector2[] points = Footage.Folder.Points(frame)!;
        (int left, int right) = ((int)points.Min(point => point.X), (int)points.Max(point => point.X));
        (int top, int bottom, int nose) =
            ((int)points.Min(point => point.Y), (int)points.Max(point => point.Y), (int)points[NoseTip].Y);
        return (new(left, top, right - left, bottom - top), new(left, nose, right - left, Math.Max(0, bottom - nose)));
    }

    /// <summary>The square of the lips.</summary>
    public PixelBox Lips(OfficialFrame frame) =>
        FaceRectangles.Lips(Footage.Folder.Points(frame)!, Footage.Camera.Width, Footage.Camera.Height);

    private const int NoseTip = 30;
}
