namespace Chrysalis.Talking.Faces.Camera.Fitting;

/// <summary>
/// Follows the head of a known person, frame by frame: each frame's pose starts from that of the frame before. Not for use from several
/// threads at once.
/// </summary>
/// <param name="head">The person's shape and focal length.</param>
internal sealed class HeadFollower(FittedHead head)
{
    private readonly PoseSolver solver = new(head.Shape, head.Focal);
    private RigidPose? last;
    private double squares;
    private long count;

    /// <summary>Root of the mean square distance of the rigid points from where their pose puts them, over all frames, in pixels.</summary>
    public double MeanErrorPx => count == 0 ? 0 : Math.Sqrt(squares / count);

    /// <summary>The pose of the next frame, as measured; null where there is no face.</summary>
    /// <param name="landmarks">The frame's landmarks in its pixels; null where it shows no face.</param>
    /// <param name="width">Width of the frame in pixels.</param>
    /// <param name="height">Its height.</param>
    public RigidPose? Next(Landmarks? landmarks, int width, int height)
    {
        if (landmarks is null)
            return last = null;
        var seen = new SeenFace(landmarks, width, height);
        RigidPose pose = solver.Solve(seen, last);
        double error = solver.ErrorPx(seen, pose);
        (squares, count) = (squares + error * error, count + 1);
        last = pose;
        return pose;
    }

    /// <summary>The poses of a clip, as measured.</summary>
    public HeadTrack Measure(LandmarkSequence clip, CancellationToken cancellation = default)
    {
        var poses = new RigidPose?[clip.Count];
        last = null;
        for (int frame = 0; frame < poses.Length; frame++)
        {
            cancellation.ThrowIfCancellationRequested();
            poses[frame] = Next(clip.Read(frame), clip.Width, clip.Height);
        }

        return new((float)(head.Focal * clip.LongerEdge), clip.Width, clip.Height, poses);
    }
}
