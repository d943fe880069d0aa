using System.Numerics;
using Chrysalis.Talking.Faces.Expression;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Footage.Official;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.VolumeRendering.Official;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Official;

/// <summary>An official folder as SyncTalk's training sees it, with the published ear that hears its sound. Read-only.</summary>
internal sealed class SyncTalkFootage : IDisposable
{
    /// <summary>The published ear's file, which is looked for in the folder.</summary>
    public const string EarFile = "audio_visual_encoder.pth";

    private const int Expressions = UpperFace.Count, NoseTip = 30;

    private readonly HeardSpeech heard;

    /// <param name="folder">The folder.</param>
    /// <exception cref="TalkingException">It lacks the torsos, the points, the sound, the upper face or the background.</exception>
    public SyncTalkFootage(OfficialHeadFolder folder)
    {
        Footage = new(folder);
        if (Footage.Training.Concat(Footage.Held).FirstOrDefault(frame => folder.Torso(frame) is null) is { } bare)
            throw new FootageException($"'{folder.Folder}' has no torso_imgs/{bare.ImageId}.png, before which the head is taught: copy "
                + "torso_imgs there.");
        if (Footage.Training.FirstOrDefault(frame => folder.Points(frame) is null) is { } missing)
            throw new FootageException($"'{folder.Folder}' has no ori_imgs/{missing.ImageId}.lms, the points of the face: copy it there.");
        string sound = folder.Sound
            ?? throw new FootageException($"'{folder.Folder}' has no aud.wav, the sound that is heard: copy it there.");
        Faces = OfficialSceneSource.Expressions(folder, Footage.Training, Expressions);
        HeldFaces = OfficialSceneSource.Expressions(folder, Footage.Held, Expressions);
        string ear = Path.Combine(folder.Folder, EarFile);
        if (!File.Exists(ear))
            throw new FootageException($"'{folder.Folder}' has no {EarFile}, by which SyncTalk hears: copy the one that comes with "
                + "SyncTalk (nerf_triplane/checkpoints) there, or train the preset compact, which learns to hear by itself.");
        Ear = SyncTalkCheckpoint.LoadEar(ear);
        heard = HeardSpeech.Of(Ear, AudioReader.Read(sound, Waveform.SpeechRateHz), CancellationToken.None);
    }

    /// <summary>The pictures.</summary>
    public OfficialFootage Footage { get; }

    /// <summary>The published ear.</summary>
    public AudioVisualEncoder Ear { get; }

    /// <summary>The upper face in each frame to train on.</summary>
    public IReadOnlyList<float[]> Faces { get; }

    /// <summary>The upper face in each frame to validate with.</summary>
    public IReadOnlyList<float[]> HeldFaces { get; }

    /// <summary>A camera's pose.</summary>
    public static SyncTalkCamera Pose(OfficialFrame frame) => SyncTalkCamera.Of(OfficialPose.ToMatrix(frame.Pose));

    /// <summary>The torso before the background.</summary>
    public Frame Behind(OfficialFrame frame) => BehindPictures.Of(Footage.Folder, frame, Footage.Background);

    /// <summary>What is heard around a frame to train on, 8 x 512; beyond the first and the last of them there are zeros.</summary>
    public Tensor WindowsAround(int frame) => Around(Footage.Training, frame);

    /// <summary>The same of a frame to validate with.</summary>
    public Tensor HeldWindowsAround(int frame) => Around(Footage.Held, frame);

    /// <inheritdoc/>
    public void Dispose() => Ear.Dispose();

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

    private Tensor Around(IReadOnlyList<OfficialFrame> frames, int index)
    {
        var values = new float[HeadShape.Windows * HeadShape.Heard];
        for (int i = 0; i < HeadShape.Windows; i++)
        {
            int at = index - HeadShape.Windows / 2 + i;
            if (at >= 0 && at < frames.Count)
                heard[Math.Min(frames[at].AudioId, heard.Frames - 1)].CopyTo(values.AsSpan(i * HeadShape.Heard));
        }

        return tensor(values).view(HeadShape.Windows, HeadShape.Heard);
    }
}
