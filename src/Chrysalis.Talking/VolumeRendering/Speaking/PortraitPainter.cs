using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Camera.Fitting;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.VolumeRendering.Heads;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Talking.VolumeRendering.Speaking;

/// <summary>
/// Lays a head in space over a video of the same person (SyncTalk's portrait mode: Peng 2023): the head is followed by its landmarks, put
/// right by laying what is painted on what is seen, and painted where the video has it, in its light. For one video, in order.
/// </summary>
/// <param name="model">The persona.</param>
internal sealed class PortraitPainter(HeadModel model)
{
    // How much of a new correction is taken at once: what shakes is the measurement, not the head.
    private const float Taken = 0.3f;

    private readonly HeadFollower follower = new(model.Person);
    private readonly PortraitLayer layer = new(model.Head.SizePx);
    private readonly HeadSighting sighting = new(model);
    private PoseCorrection? correction;

    /// <summary>The frame with the head over it; as it is where it shows no face.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="codes">What moves the head.</param>
    public Painted Paint(SceneFrame frame, float[] codes)
    {
        Frame picture = frame.Picture!;
        if (follower.Next(frame.Face?.Landmarks, picture.Width, picture.Height) is not { } tracked)
        {
            correction = null;
            return PassedThrough.Instance;
        }

        var focalPx = (float)(model.Person.Focal * Math.Max(picture.Width, picture.Height));
        RigidPose before = correction?.Of(tracked) ?? tracked;
        HeadView view = HeadView.Around(before.Translation, focalPx, picture.Width, picture.Height);
        Frame square = view.Cut(picture, model.Head.SizePx);
        float[] seen = PlanarPicture.Of(square);
        RigidPose after = sighting.Find(view, before, codes, seen, isFar: correction is null);
        PoseCorrection measured = PoseCorrection.Between(tracked, after);
        correction = correction is { } old ? PoseCorrection.Lerp(old, measured, Taken) : measured;
        return new WholePainted(layer.Over(
            picture, view, square,
            model.Head.Render(view, correction.Value.Of(tracked), HeadCodes.WithLook(codes, sighting.Look))));
    }
}
