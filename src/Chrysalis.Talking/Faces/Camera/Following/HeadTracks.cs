using Chrysalis.Talking.Faces.Camera.Fitting;
using Chrysalis.Talking.Faces.Camera.Photometric;
using Chrysalis.Talking.Faces.Camera.Smoothing;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces.Camera.Following;

/// <summary>One person's head through all clips of a training.</summary>
/// <param name="Head">Shape and focal length.</param>
/// <param name="Tracks">One a clip, steadied.</param>
/// <param name="Measured">The same as measured, frame by frame.</param>
/// <param name="Strengths">How strongly they were steadied; for other footage of the person.</param>
/// <param name="ErrorPx">
/// Root of the mean square distance of the rigid points from where the poses found of landmarks alone put them, in pixels.
/// </param>
internal sealed record HeadTracks(
    FittedHead Head, IReadOnlyList<HeadTrack> Tracks, IReadOnlyList<HeadTrack> Measured, SmoothingStrengths Strengths, double ErrorPx)
{
    private const int MostCandidates = 1500;

    /// <summary>A frame that fits worse than the median by more than this factor is not learned from.</summary>
    private const double WorstFit = 2.5;

    /// <summary>
    /// Finds focal length, shape and poses: bundle adjustment over frames of different poses, then every frame by itself; both corrected by
    /// the pictures; then steadied.
    /// </summary>
    /// <param name="clips">Landmarks of clips of one person, taken by one camera; they may be of different sizes.</param>
    /// <param name="picture">
    /// The picture of a clip's frame, of any size of the same view; asked for frames with a face only, clip by clip and in order but for
    /// forty at first. Null leaves the poses as the landmarks have them, which turn and nod too little.
    /// </param>
    /// <param name="options">What is assumed; null takes the defaults.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <exception cref="FaceException">No clip shows a face.</exception>
    public static HeadTracks Fit(
        IReadOnlyList<LandmarkSequence> clips, Func<int, int, Frame>? picture = null, HeadFitOptions? options = null,
        CancellationToken cancellation = default)
    {
        options ??= new();
        FittedHead head = FitHead(clips, options, cancellation);
        var follower = new HeadFollower(head);
        HeadTrack[] measured = [.. clips.Select(clip => follower.Measure(clip, cancellation))];
        if (picture is not null)
        {
            var refinement = PhotometricRefinement.Of(head, measured, picture);
            head = refinement.Head;
            var corrected = new HeadFollower(head);
            measured = [.. clips.Select((clip, i) =>
                refinement.Refine(corrected.Measure(clip, cancellation), frame => picture(i, frame), cancellation))];
        }

        var strengths = SmoothingStrengths.Of([.. measured.Select(track => track.Poses)]);
        HeadTrack[] steady = [.. measured.Select(track => track with { Poses = PoseSmoother.Smooth(track.Poses, strengths) })];
        return new(head, steady, measured, strengths, follower.MeanErrorPx);
    }

    /// <summary>
    /// The head of a known person in another video: the poses of its frames, corrected by its own pictures, steadied by its own noise.
    /// </summary>
    /// <param name="head">The person's shape, and the focal length of the video's camera.</param>
    /// <param name="clip">The video's landmarks.</param>
    /// <param name="picture">Its pictures, as <see cref="Fit"/> takes them; null leaves the poses as the landmarks have them.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <exception cref="FaceException">The video shows no face.</exception>
    public static HeadTrack Follow(
        FittedHead head, LandmarkSequence clip, Func<int, Frame>? picture, CancellationToken cancellation = default)
    {
        HeadTrack measured = new HeadFollower(head).Measure(clip, cancellation);
        if (picture is not null)
        {
            measured = PhotometricRefinement.Of(head, [measured], (_, frame) => picture(frame), isShapeKnown: true)
                .Refine(measured, picture, cancellation);
        }

        return measured with { Poses = PoseSmoother.Smooth(measured.Poses, SmoothingStrengths.Of([measured.Poses])) };
    }

    private static FittedHead FitHead(IReadOnlyList<LandmarkSequence> clips, HeadFitOptions options, CancellationToken cancellation)
    {
        var solver = new PoseSolver(HeadShape.Average, options.ExpectedFocal);
        List<(SeenFace Seen, RigidPose Pose, double Error)> candidates = [];
        long frames = clips.Sum(clip => (long)clip.Count);
        long step = Math.Max(1, frames / MostCandidates);
        long number = 0;
        foreach (LandmarkSequence clip in clips)
        {
            for (int frame = 0; frame < clip.Count; frame++, number++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (number % step != 0 || clip.Read(frame) is not { } landmarks)
                    continue;
                var seen = new SeenFace(landmarks, clip.Width, clip.Height);
                RigidPose pose = solver.Solve(seen);
                candidates.Add((seen, pose, solver.ErrorPx(seen, pose) / MouthShape.InterOcular(landmarks)));
            }
        }

        if (candidates.Count == 0)
            throw new FaceException($"None of the {clips.Count} clip(s) shows a face whose head could be followed: give footage of a face "
                + "that looks into the camera.");
        double median = candidates.Select(candidate => candidate.Error).Order().ElementAt(candidates.Count / 2);
        candidates.RemoveAll(candidate => !(candidate.Error <= WorstFit * median));
        int[] chosen = SpreadFrames.Choose([.. candidates.Select(candidate => candidate.Pose)], options.FrameCount);
        return FittedHead.Of([.. chosen.Select(i => candidates[i].Seen)], [.. chosen.Select(i => candidates[i].Pose)], options);
    }
}
