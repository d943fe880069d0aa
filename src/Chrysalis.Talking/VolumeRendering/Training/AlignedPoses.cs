using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.VolumeRendering.Heads;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Training;

/// <summary>
/// A footage's poses, corrected by the head that is learnt in them: a tracker that errs by a pixel for a whole clip blurs what all clips
/// share (pose and volume learnt together: BARF, Lin 2021; here by laying what is painted on what was seen now and then). A correction
/// is measured in some frames of a clip and moves slowly through it, so that no jitter comes in.
/// </summary>
/// <param name="footage">The footage.</param>
internal sealed class AlignedPoses(HeadFootage footage)
{
    private const int MostFrames = 800, Numbers = 6;

    private readonly HeadAlignment alignment = new(footage.View.Camera(footage.SizePx));

    private readonly Dictionary<PreparedClip, PoseCorrection[]> corrections =
        footage.Clips.Keys.ToDictionary(clip => clip, clip => new PoseCorrection[clip.FrameCount]);

    /// <summary>Paints a clip's frame in a pose. Called by several threads.</summary>
    public delegate PaintedHead Painter(PreparedClip clip, int frame, RigidPose pose);

    /// <summary>Where the head is in a frame.</summary>
    public RigidPose Pose(PreparedClip clip, int frame) => corrections[clip][frame].Of(footage.Pose(clip, frame));

    /// <summary>Measures the corrections of a clip anew.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="paint">Paints the head as it is known by now.</param>
    public void Align(PreparedClip clip, Painter paint)
    {
        int every = (int)Math.Max(1, footage.Clips.Keys.Sum(own => (long)own.FrameCount) / MostFrames);
        IReadOnlyList<RigidPose?> tracked = footage.Clips[clip].Track!.Poses;
        int[] frames = [.. Enumerable.Range(0, clip.FrameCount).Where(frame => frame % every == every / 2 && tracked[frame] is not null)];
        var measured = new PoseCorrection[frames.Length];
        Parallel.For(0, frames.Length, i => measured[i] = Measure(clip, frames[i], paint));
        PoseCorrection.Along(clip.FrameCount, frames, measured).CopyTo(corrections[clip], 0);
    }

    /// <summary>Takes their mean from the corrections: head and poses would move together otherwise, and nothing would hold them.</summary>
    public void Level()
    {
        Vector3 way = default, turn = default;
        int count = 0;
        foreach (PoseCorrection own in corrections.Values.SelectMany(own => own))
            (way, turn, count) = (way + own.Way, turn + own.Turn, count + 1);
        foreach (PoseCorrection[] own in corrections.Values)
            for (int frame = 0; frame < own.Length; frame++)
                own[frame] = new(own[frame].Way - way / count, own[frame].Turn - turn / count);
    }

    /// <summary>The corrections, frames of all clips x 6.</summary>
    public Tensor ToTensor() => tensor(footage.Footage.Clips.SelectMany(clip => corrections[clip])
        .SelectMany(NumbersOf).ToArray()).view(-1, Numbers);

    /// <summary>Takes corrections that were kept.</summary>
    public void Take(Tensor numbers)
    {
        float[] all = numbers.contiguous().data<float>().ToArray();
        int next = 0;
        foreach (PreparedClip clip in footage.Footage.Clips)
            for (int frame = 0; frame < clip.FrameCount; frame++, next += Numbers)
                corrections[clip][frame] = new(new(all.AsSpan(next, 3)), new(all.AsSpan(next + 3, 3)));
    }

    private static float[] NumbersOf(PoseCorrection own) => [own.Way.X, own.Way.Y, own.Way.Z, own.Turn.X, own.Turn.Y, own.Turn.Z];

    private PoseCorrection Measure(PreparedClip clip, int frame, Painter paint)
    {
        RigidPose tracked = footage.Pose(clip, frame), before = Pose(clip, frame);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        float[] picture = footage.Pictures([(clip, frame)]).Picture.contiguous().data<float>().ToArray();
        RigidPose after = alignment.Find(before, pose => paint(clip, frame, pose), picture, isFar: false);
        return PoseCorrection.Between(tracked, after);
    }
}
