using System.Globalization;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Motion.Stills;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact;

/// <summary>One speech: from the persona's own picture, from a photo, or over a video, of which only mouth and jaw change.</summary>
internal sealed class CompactSession : ISpeakingSession
{
    /// <summary>The most that a face is livelier than it was seen.</summary>
    public const double MostExpression = 2;

    private readonly CompactModel model;
    private readonly SpeakingScene scene;
    private readonly SamplerSettings sampling;
    private readonly DiffusedMotion motion;
    private readonly bool isOwnMotion;
    private BearableTurn? bearable;
    private SpeakingPicture? picture;
    private SpeakingFootage? video;
    private bool disposed;

    /// <param name="model">The persona.</param>
    /// <param name="scene">The scene.</param>
    /// <param name="seed">The seed.</param>
    public CompactSession(CompactModel model, SpeakingScene scene, ulong seed)
    {
        (this.model, this.scene) = (model, scene);
        int steps = scene.DenoisingSteps is { } given ? Steps(given) : model.Settings.Steps;
        sampling = new(steps, scene.Guidance ?? model.Settings.Guidance, MotionTemperature.Usual);
        // A head that moves by itself moves as the mouth was drawn with; one that follows something else is told by the scene.
        isOwnMotion = scene.OwnMotion is DiffusedMotion;
        motion = scene.OwnMotion as DiffusedMotion ?? new(model.Weights, seed);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => bearable?.Warning is { } turned ? [turned] : [];

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
        double rate = model.Traits.FrameRate.PerSecond;
        motion.Listen(speech.ReadToEnd(cancellation), sampling, rate);
        var expression = (float)(scene.Expression ?? 1);
        foreach (SceneFrame frame in frames)
        {
            cancellation.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(disposed, this);
            float[] face = motion.FaceAt(frame.Index, expression);
            yield return scene.Track is { Faces.Count: > 1 } ? OverVideo(frame, face) : FromPicture(frame, face, rate);
        }
    }

    private WholePainted FromPicture(SceneFrame frame, float[] face, double rate)
    {
        HeadMotion head = scene.Motion.At(frame.Index / rate);
        if (picture is null && scene.Track is null)
            picture = SpeakingPicture.OfPortrait(model);
        else if (picture is null)
            picture = SpeakingPicture.OfPhoto(model, frame.Picture!, frame.Face!);
        if (scene.Track is not null)
            head = (bearable ??= new(frame.Face!.Pose)).Of(head);
        return new(picture.Show(head, face, hasOwnLids: isOwnMotion));
    }

    private Painted OverVideo(SceneFrame frame, float[] face)
    {
        if (frame is not { Picture: { } shown, Face: { } seen })
            return PassedThrough.Instance;
        video ??= new(model, scene.Track!);
        return new WholePainted(video.Show(shown, seen, face));
    }

    private static int Steps(string given) =>
        int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out int steps) && steps is >= 1 and <= CompactSettings.AllSteps
            ? steps
            : throw new TalkingException("This persona walks whole steps without chance between them: give 1 to "
                + $"{CompactSettings.AllSteps}, not '{given}'.") { Settings = [nameof(SpeakingScene.DenoisingSteps)] };
}
