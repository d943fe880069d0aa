using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Families;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Motion.Idle;

namespace Chrysalis.Talking.Speaking;

/// <summary>Finds out how the head of one request is to move.</summary>
/// <param name="request">What is asked.</param>
/// <param name="traits">What the model can.</param>
/// <param name="name">The model, as the user knows it.</param>
internal sealed class HeadStaging(SpeakRequest request, ModelTraits traits, string name)
{
    /// <summary>At least so much of a video is looked at, so that a preview and the whole agree on where the head is at rest.</summary>
    private static readonly TimeSpan LeastSeen = TimeSpan.FromSeconds(20);

    /// <summary>Refuses a file that cannot tell a motion, before a model is loaded.</summary>
    /// <exception cref="TalkingException">It is no video, and no file of poses.</exception>
    public static void RequireReadable(SpeakRequest request)
    {
        if (request.Head?.Pose is not { } path)
            return;
        if (IsPoses(path))
            HeadMotionFile.Load(path);
        else
            RequireVideo(path);
    }

    /// <summary>Refuses what the model cannot do, rather than leaving it out unsaid.</summary>
    /// <param name="source">The footage; null where the model needs none.</param>
    /// <exception cref="SpeakException">The request moves a head that stays as its footage has it.</exception>
    public void RequireFit(FootageSource? source)
    {
        if (request.Head is not { } head)
            return;
        if (head.Sway is not (>= 0 and <= HeadRequest.MostSway))
            throw new SpeakException(FormattableString.Invariant(
                $"A head that sways {head.Sway} times as much as usual is not made: give 0 to {HeadRequest.MostSway}."));
        if (traits.Head is null && !(traits.Mouth is not null && source?.IsOnePicture == true))
            throw new SpeakException($"'{name}' cannot turn the head, which stays as its footage has it: leave out the motion of the head, "
                + $"give a photo, or take a family that turns heads ({Turners}).") { Settings = [nameof(request.Head)] };
        bool turnsPhoto = traits.Head is { TurnsPhotos: true } && source?.IsOnePicture == true;
        if (traits.IsLaidOver(source is not null) && !turnsPhoto && (head.Pose is not null || head.HasAngles || head.SaveTo is not null))
            throw new SpeakException($"'{name}' lays its head where '{source!.Name}' has it: leave out the motion of "
                + "the head and where it is written to, or leave out the face.")
            {
                Settings = [nameof(request.Head), nameof(head.SaveTo), nameof(request.Face)],
            };
        if (MovesStill(source) && request.Placement.Box is not null)
            throw new SpeakException(
                "A photo's head is moved by the mesh of its face, which is not looked for in a fixed box: leave out the box, or the motion "
                    + "of the head.")
            {
                Settings = [nameof(request.Placement.Box), nameof(request.Head)],
            };
        if (traits.Head is { OfPhotosOnly: true } && source?.IsOnePicture == false)
            throw new SpeakException($"'{name}' turns the head of a photo, while '{source.Name}' is a video, whose head keeps its own "
                + "motion: leave out the motion of the head, give a photo, or take the video's first frame only.")
            {
                Settings = [nameof(request.Head), nameof(request.Placement.Static)],
            };
    }

    /// <summary>What the model itself drew of the motion; null before it is opened, and for other motions.</summary>
    public IHeadMotion? OwnMotion { get; private set; }

    /// <summary>Whether the head of a photo is to be moved below the mouth that the model paints.</summary>
    public bool MovesStill(FootageSource? source) => traits.Head is null && source?.IsOnePicture == true
        && (request.Head is { } head ? !head.IsStill : traits.Mouth is not null && request.Placement is { Box: null, Static: false });

    /// <summary>The motion.</summary>
    /// <param name="source">The footage; null where the model needs none.</param>
    /// <param name="speech">The speech, whose length it is to have.</param>
    /// <param name="follow">Follows the face of a video through so many first frames.</param>
    /// <param name="cancellation">Stops the decoder.</param>
    /// <exception cref="TalkingException">The file to follow cannot be used.</exception>
    public IHeadMotion Open(
        FootageSource? source, SpeechInput speech, Func<FootageSource, long, FaceTrack> follow, CancellationToken cancellation)
    {
        if (traits.Head is null && request.Head is null && !MovesStill(source))
            return StillHead.Instance;
        (HeadTraits able, HeadRequest head) = (traits.Head ?? new(), request.Head ?? new());
        IHeadMotion motion = head.Pose is { } path ? Follow(path, speech, follow, cancellation)
            : head.Sway == 0 ? StillHead.Instance
            : able.Idle is { } idle ? new ScaledMotion(OwnMotion = idle(request.Seed), head.Sway)
            : new GeneralIdle(request.Seed, head.Sway);
        if (head.HasAngles)
            motion = new AddedTurn(motion, head.Yaw, head.Pitch, head.Roll);
        // The person's own motion keeps within all that was seen of it. Laid over a video the head is where the video has it: of the motion
        // only blinks are seen.
        bool isOwn = OwnMotion is not null && head.Sway <= 1 && !head.HasAngles;
        return able.Known is { } known && !isOwn && !traits.IsLaidOver(request.FaceName is not null)
            ? new KnownPoses(motion, known)
            : motion;
    }

    /// <summary>Writes the motion where the request wants it.</summary>
    /// <param name="motion">The motion.</param>
    /// <param name="frames">Frames of the model that were painted.</param>
    /// <exception cref="HeadMotionException">The file cannot be written.</exception>
    public void Save(IHeadMotion motion, long frames)
    {
        if (request.Head?.SaveTo is not { } path)
            return;
        double[] times = [.. Enumerable.Range(0, (int)Math.Clamp(frames, 1, HeadMotionFile.MostPoses))
            .Select(i => i / traits.FrameRate.PerSecond)];
        try
        {
            HeadMotionFile.Save(path, new(times, [.. times.Select(motion.At)], TrackEnd.Bounce));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new HeadMotionException(
                $"The head's motion '{path}' cannot be written ({error.Message.TrimEnd('.')}): choose another file.", error);
        }
    }

    private static string Turners => string.Join(
        ", ", TalkingFamilies.All.OfType<ITurnsHeads>().Select(family => $"{family.Name} {family.TurnedHeads}"));

    private static bool IsPoses(string path) =>
        Path.GetExtension(path).Equals(HeadMotionFile.Extension, StringComparison.OrdinalIgnoreCase);

    private static void RequireVideo(string path)
    {
        if (MediaProbe.Probe(path).RequireVideo().IsStillImage)
            throw new SpeakException($"'{path}' is a still picture, whose head does not move: give a video or a JSON file of poses.");
    }

    private static HeadMotionTrack Follow(
        string path, SpeechInput speech, Func<FootageSource, long, FaceTrack> follow, CancellationToken cancellation)
    {
        if (IsPoses(path))
            return HeadMotionFile.Load(path);
        RequireVideo(path);
        using FootageSource source = FootageSource.FromFile(path, cancellation);
        long needed = Math.Max(speech.FramesAt(source.Rate) + 1, (long)(LeastSeen.TotalSeconds * source.Rate.PerSecond));
        return TrackedMotion.Of(follow(source, needed), source.Rate);
    }
}
