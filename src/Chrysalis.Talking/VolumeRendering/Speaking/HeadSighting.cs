using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.VolumeRendering.Heads;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Talking.VolumeRendering.Speaking;

/// <summary>
/// Finds a persona's own head in the pictures of one video, by laying the learnt head on them. How the person looks in the video is read
/// from the first picture, where the head lies once it is put right. For one video, from one thread.
/// </summary>
/// <param name="model">The persona.</param>
internal sealed class HeadSighting(HeadModel model)
{
    private float[]? look;

    /// <summary>How the person looks in the video; as usually, before anything was seen.</summary>
    public float[] Look => look ?? model.UsualLook;

    /// <summary>Finds the head in a picture.</summary>
    /// <param name="view">The square of the picture.</param>
    /// <param name="near">A pose that is near.</param>
    /// <param name="codes">What moves the head.</param>
    /// <param name="seen">The square's colours, from 0 to 1: 3 x S x S.</param>
    /// <param name="isFar">Whether the pose may be off by more than two or three pixels; the first always may.</param>
    public RigidPose Find(HeadView view, RigidPose near, float[] codes, ReadOnlySpan<float> seen, bool isFar)
    {
        var alignment = new HeadAlignment(view.Camera(model.Head.SizePx));
        if (look is null)
        {
            RigidPose there = alignment.Find(near, pose => model.Head.Paint(view, pose, codes), seen, isFar: true);
            look = new HeadLook(model.Head.SizePx).Find(
                model.UsualLook, own => model.Head.Render(view, there, HeadCodes.WithLook(codes, own)), seen);
            (near, isFar) = (there, false);
        }

        return alignment.Find(near, pose => model.Head.Paint(view, pose, HeadCodes.WithLook(codes, look)), seen, isFar);
    }
}
