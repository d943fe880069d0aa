using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Camera.Following;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.VolumeRendering.Heads;

namespace Chrysalis.Talking.VolumeRendering.Speaking;

/// <summary>
/// Where a persona's own head is in a video of the person: followed by landmarks and skin, then put right by laying the learnt head on the
/// pictures, so that what is painted lies where the video has it; the light is found with it.
/// </summary>
/// <param name="model">The persona.</param>
internal sealed class HeadFollowing(HeadModel model)
{
    private const int EveryFrames = 3;

    /// <summary>Follows the head.</summary>
    /// <param name="clip">The video's landmarks; its camera is the footage's.</param>
    /// <param name="picture">The picture of a frame.</param>
    /// <param name="codes">What moves the head in a frame, as far as it is known.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <returns>A pose a frame, and how the person looks in the video.</returns>
    public FollowedHead Follow(
        LandmarkSequence clip, Func<int, Frame> picture, Func<int, float[]> codes, CancellationToken cancellation = default)
    {
        HeadTrack track = HeadTracks.Follow(model.Person, clip, picture, cancellation);
        RigidPose?[] poses = [.. track.Poses];
        var sighting = new HeadSighting(model);
        int[] places = [.. Enumerable.Range(0, poses.Length).Where(i => i % EveryFrames == 0 && poses[i] is not null)];
        var measured = new List<PoseCorrection>();
        foreach (int frame in places)
        {
            cancellation.ThrowIfCancellationRequested();
            RigidPose tracked = poses[frame]!.Value;
            RigidPose near = measured.Count == 0 ? tracked : measured[^1].Of(tracked);
            float[] seen = PlanarPicture.Of(model.View.Cut(picture(frame), model.Head.SizePx));
            // What the tracker is off by is much the same through a clip: the first frame finds it.
            measured.Add(PoseCorrection.Between(tracked, sighting.Find(model.View, near, codes(frame), seen, isFar: false)));
        }

        PoseCorrection[] corrections = PoseCorrection.Along(poses.Length, places, measured);
        return new([.. poses.Select((pose, i) => pose is { } own ? corrections[i].Of(own) : (RigidPose?)null)], sighting.Look);
    }
}
