using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Camera.Fitting;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.VolumeRendering.Heads;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Talking.VolumeRendering.Speaking;

/// <summary>
/// One speech of a head in space laid over a video of the same person (SyncTalk's portrait mode: Peng 2023): the head is followed by its
/// landmarks, put right by laying what is painted on what is seen, and painted where the video has it. Frames without a face stay.
/// </summary>
/// <param name="model">The persona.</param>
/// <param name="scene">The video.</param>
internal sealed class PortraitSession(HeadModel model, SpeakingScene scene) : ISpeakingSession
{
    // How much of a new correction is taken at once: what shakes is the measurement, not the head.
    private const float Taken = 0.3f;

    private readonly HeadFollower follower = new(model.Person);
    private readonly PortraitLayer layer = new(model.Head.SizePx);
    private PoseCorrection? correction;
    private bool disposed;

    /// <inheritdoc/>
    public IEnumerable<Painted> Paint(ISpeechSource speech, IEnumerable<SceneFrame> frames, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(speech);
        ArgumentNullException.ThrowIfNull(frames);
        ObjectDisposedException.ThrowIf(disposed, this);
        return Frames(speech, frames, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => disposed = true;

    private IEnumerable<Painted> Frames(ISpeechSource speech, IEnumerable<SceneFrame> frames, CancellationToken cancellation)
    {
        Hearing.SpeechTrack track = model.Speech.Listen(speech.ReadToEnd(cancellation));
        foreach (SceneFrame[] batch in frames.Chunk(HeadModel.FramesABatch))
        {
            float[] mouths = model.Hear(track, (int)batch[0].Index, batch.Length);
            foreach ((int i, SceneFrame frame) in batch.Index())
            {
                cancellation.ThrowIfCancellationRequested();
                ObjectDisposedException.ThrowIf(disposed, this);
                HeadMotion motion = scene.Motion.At(frame.Index / model.Traits.FrameRate.PerSecond);
                float[] codes = model.Codes(mouths.AsSpan(i * HeadCodes.Mouth, HeadCodes.Mouth), motion.EyeClosure);
                yield return Over(frame, codes) is { } painted ? new WholePainted(painted) : PassedThrough.Instance;
            }
        }
    }

    /// <summary>The frame with the head over it; null where it shows no face.</summary>
    private Frame? Over(SceneFrame frame, float[] codes)
    {
        Frame picture = frame.Picture!;
        if (follower.Next(frame.Face?.Landmarks, picture.Width, picture.Height) is not { } tracked)
        {
            correction = null;
            return null;
        }

        var focalPx = (float)(model.Person.Focal * Math.Max(picture.Width, picture.Height));
        RigidPose before = correction?.Of(tracked) ?? tracked;
        HeadView view = HeadView.Around(before.Translation, focalPx, picture.Width, picture.Height);
        Frame square = view.Cut(picture, model.Head.SizePx);
        var alignment = new HeadAlignment(view.Camera(model.Head.SizePx));
        RigidPose after =
            alignment.Find(before, pose => model.Head.Render(view, pose, codes), Planes(square), isFar: correction is null);
        PoseCorrection measured = PoseCorrection.Between(tracked, after);
        correction = correction is { } old
            ? new(Vector3.Lerp(old.Way, measured.Way, Taken), float.Lerp(old.Roll, measured.Roll, Taken))
            : measured;
        return layer.Over(picture, view, square, model.Head.Render(view, correction.Value.Of(tracked), codes));
    }

    private static float[] Planes(Frame square)
    {
        int plane = square.Width * square.Height;
        var planes = new float[3 * plane];
        for (int i = 0; i < plane; i++)
            for (int c = 0; c < 3; c++)
                planes[c * plane + i] = square.Rgb[3 * i + c] / 255f;
        return planes;
    }
}
