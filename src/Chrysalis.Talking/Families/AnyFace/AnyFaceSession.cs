using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Families.AnyFace.Clips;
using Chrysalis.Talking.Families.AnyFace.Motion;
using Chrysalis.Talking.Families.AnyFace.Painting;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Motion.Stills;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Families.AnyFace;

/// <summary>One speech over a photo or a video.</summary>
internal sealed class AnyFaceSession(AnyFaceModel model, SpeakingScene scene) : ISpeakingSession
{
    private SpeakingPhoto? photo;
    private BearableTurn? bearable;
    private IReadOnlyList<string> ofPhoto = [];
    private SpeakingVideo? video;

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => bearable?.Warning is { } turned ? [.. ofPhoto, turned] : ofPhoto;

    /// <inheritdoc/>
    public IEnumerable<Painted> Paint(ISpeechSource speech, IEnumerable<SceneFrame> frames, CancellationToken cancellation)
    {
        var mouth = new SpokenMouth(speech.ReadToEnd(cancellation), model.Networks, model.Weights.Basis, model.Weights.Gains);
        foreach (SceneFrame frame in frames)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return frame is { Picture: { } picture, Face: { } face } && (IsPhoto || FaceFitness.CanSpeak(face))
                ? new WholePainted(Show(frame.Index, picture, face, mouth))
                : PassedThrough.Instance;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private Frame Show(long index, Frame picture, TrackedFace face, SpokenMouth mouth)
    {
        if (IsPhoto)
        {
            if (photo is null)
                ofPhoto = FaceFitness.Check(picture, face);
            photo ??= new(Painter(), model.Weights.Basis, picture, face);
            bearable ??= new(face.Pose);
            HeadMotion head = bearable.Of(scene.Motion.At(index / FaceFormat.FrameRate.PerSecond));
            return photo.Show(head, mouth.At(index), mouth.ActivityAt(index));
        }

        video ??= new(Painter(), model.Weights.Basis, scene.Track!);
        return video.Show(picture, face, mouth.At(index));
    }

    private bool IsPhoto => scene.Track is not { Faces.Count: > 1 };

    private FacePainter Painter() => new(model.Networks, model.Weights.Preset.Painted, knowsPerson: model.Traits.OwnFootage is not null);
}
