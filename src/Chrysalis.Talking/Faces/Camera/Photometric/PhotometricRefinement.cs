using System.Numerics;
using Chrysalis.Talking.Faces.Camera.Fitting;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces.Camera.Photometric;

/// <summary>
/// Corrects poses by the pictures. The landmark network draws a face that nods or turns towards one that does not (docs/heads-in-space.md
/// has the figures); the skin itself does not. A template is read from the frame of the middle pose, frames of other poses are laid on it
/// and make it better, and then every frame is laid on it. Poses are so brought against the middle one, which stays as it was.
/// </summary>
internal sealed class PhotometricRefinement
{
    private const int TemplateFrames = 40;

    private readonly PhotometricSolver solver;
    private readonly FaceTemplate template;

    private PhotometricRefinement(FittedHead head, PhotometricSolver solver, FaceTemplate template)
    {
        (Head, this.solver, this.template) = (head, solver, template);
    }

    /// <summary>Shape and focal length, the shape corrected.</summary>
    public FittedHead Head { get; }

    /// <summary>Reads a template, and corrects the shape by how frames of other poses show it.</summary>
    /// <param name="head">Shape and focal length.</param>
    /// <param name="tracks">Poses as measured from landmarks, one a clip.</param>
    /// <param name="picture">The picture of a clip's frame; any size of the same view.</param>
    /// <param name="isShapeKnown">Whether the shape stays as it is.</param>
    /// <exception cref="FaceException">No clip shows a face.</exception>
    public static PhotometricRefinement Of(
        FittedHead head, IReadOnlyList<HeadTrack> tracks, Func<int, int, Frame> picture, bool isShapeKnown = false)
    {
        (int Clip, int Frame, RigidPose Pose)[] all = [.. tracks.SelectMany((track, clip) =>
            track.Poses.Select((pose, frame) => (clip, frame, pose)).Where(at => at.pose is not null)
                .Select(at => (at.clip, at.frame, at.pose!.Value)))];
        if (all.Length == 0)
            throw new FaceException($"None of the {tracks.Count} clip(s) shows a face: give footage of a face that looks into the camera.");
        List<(int Clip, int Frame, RigidPose Pose)> others =
            [.. SpreadFrames.Choose([.. all.Select(at => at.Pose)], TemplateFrames).Select(i => all[i])];
        int chosen = Middle([.. others.Select(at => at.Pose)]);
        (int middleClip, int middleFrame, RigidPose view) = others[chosen];
        others.RemoveAt(chosen);

        var solver = new PhotometricSolver(head);
        GreyPicture middle = solver.Read(picture(middleClip, middleFrame), view);
        GreyPicture[] pictures = [.. others.Select(at => solver.Read(picture(at.Clip, at.Frame), at.Pose))];
        FaceTemplate template = solver.Look(middle, view);
        RigidPose[] poses = [.. others.Select((at, i) => solver.Refine(pictures[i], template, at.Pose))];
        if (!isShapeKnown)
            (head, view, poses) = WithBetterShape(head, view, pictures, poses, template);
        solver = new(head);
        FaceTemplate first = solver.Look(middle, view);
        poses = [.. poses.Select((pose, i) => solver.Refine(pictures[i], first, pose))];
        template = FaceTemplate.Mean([first, .. poses.Select((pose, i) => solver.Look(pictures[i], pose))]);
        return new(head, solver, template);
    }

    private static (FittedHead Head, RigidPose View, RigidPose[] Poses) WithBetterShape(
        FittedHead head, RigidPose view, GreyPicture[] pictures, RigidPose[] poses, FaceTemplate template)
    {
        Vector3[] points = new PhotometricBundle(head, view).Run(pictures, poses, template);
        (HeadShape shape, float scale, Quaternion rotation, Vector3 centre) = HeadShape.Of(points);
        // The same head before the same camera, its axes and its size now those of the new shape.
        RigidPose Moved(RigidPose pose) => new(
            Quaternion.Normalize(pose.Rotation * Quaternion.Conjugate(rotation)), scale * pose.Place(centre));
        return (head with { Shape = shape }, Moved(view), [.. poses.Select(Moved)]);
    }

    /// <summary>Corrects the poses of a clip.</summary>
    /// <param name="track">Poses as measured from landmarks.</param>
    /// <param name="picture">The picture of a frame; any size of the same view.</param>
    /// <param name="cancellation">Stops between frames.</param>
    public HeadTrack Refine(HeadTrack track, Func<int, Frame> picture, CancellationToken cancellation = default)
    {
        var poses = new RigidPose?[track.Poses.Count];
        for (int frame = 0; frame < poses.Length; frame++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (track.Poses[frame] is { } pose)
                poses[frame] = solver.Refine(solver.Read(picture(frame), pose), template, pose);
        }

        return track with { Poses = poses };
    }

    private static int Middle(RigidPose[] poses)
    {
        Vector3[] angles = [.. poses.Select(pose => HeadAngles.Of(pose)).Select(a => new Vector3(a.YawDeg, a.PitchDeg, a.RollDeg))];
        var median = new Vector3(Median(angles, a => a.X), Median(angles, a => a.Y), Median(angles, a => a.Z));
        return Enumerable.Range(0, poses.Length).MinBy(i => Vector3.DistanceSquared(angles[i], median));
    }

    private static float Median(Vector3[] angles, Func<Vector3, float> of) => angles.Select(of).Order().ElementAt(angles.Length / 2);
}
