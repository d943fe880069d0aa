using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Camera.Fitting;
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
    private const int MostFrames = 800, Numbers = 4, Turns = 4;

    private readonly HeadAlignment alignment = new(footage.View.Camera(footage.SizePx));

    private readonly Dictionary<PreparedClip, PoseCorrection[]> corrections =
        footage.Clips.Keys.ToDictionary(clip => clip, clip => new PoseCorrection[clip.FrameCount]);

    /// <summary>Paints a clip's frame in a pose: colour times cover, then the cover, 4 x S x S. Called by several threads.</summary>
    public delegate float[] Painter(PreparedClip clip, int frame, RigidPose pose);

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

    /// <summary>
    /// Takes from the corrections what goes with the turn of the head, and their mean: moving a head that turns is what a flat picture of it
    /// would need, and volume and poses would drift there together.
    /// </summary>
    public void Level()
    {
        var normal = new double[Turns * Turns];
        var slopes = new double[Numbers][];
        for (int n = 0; n < Numbers; n++)
            slopes[n] = new double[Turns];
        foreach ((PreparedClip clip, int frame, double[] by) in All())
        {
            float[] own = NumbersOf(corrections[clip][frame]);
            for (int row = 0; row < Turns; row++)
            {
                for (int n = 0; n < Numbers; n++)
                    slopes[n][row] += by[row] * own[n];
                for (int column = 0; column <= row; column++)
                    normal[row * Turns + column] += by[row] * by[column];
            }
        }

        for (int k = 0; k < Turns; k++)
            normal[k * Turns + k] += 1e-9;
        if (!slopes.All(slope => CholeskySolver.Solve((double[])normal.Clone(), slope)))
            return;
        foreach ((PreparedClip clip, int frame, double[] by) in All())
        {
            float[] own = NumbersOf(corrections[clip][frame]);
            for (int n = 0; n < Numbers; n++)
                own[n] -= (float)slopes[n].Zip(by, (slope, value) => slope * value).Sum();
            corrections[clip][frame] = new(new(own), own[3]);
        }
    }

    /// <summary>The corrections, frames of all clips x 4.</summary>
    public Tensor ToTensor() => tensor(footage.Footage.Clips.SelectMany(clip => corrections[clip])
        .SelectMany(NumbersOf).ToArray()).view(-1, Numbers);

    /// <summary>Takes corrections that were kept.</summary>
    public void Take(Tensor numbers)
    {
        float[] all = numbers.contiguous().data<float>().ToArray();
        int next = 0;
        foreach (PreparedClip clip in footage.Footage.Clips)
            for (int frame = 0; frame < clip.FrameCount; frame++, next += 4)
                corrections[clip][frame] = new(new(all.AsSpan(next, 3)), all[next + 3]);
    }

    /// <summary>Every frame with a face, and its turn: a rotation vector, and 1.</summary>
    private IEnumerable<(PreparedClip Clip, int Frame, double[] Turn)> All() =>
        from clip in footage.Footage.Clips
        from frame in Enumerable.Range(0, clip.FrameCount)
        where footage.Clips[clip].Track!.Poses[frame] is not null
        let turn = Backdrop.Numbers(footage.Pose(clip, frame), footage.RestPose)
        select (clip, frame, (double[])[turn[0], turn[1], turn[2], 1]);

    private static float[] NumbersOf(PoseCorrection own) => [own.Way.X, own.Way.Y, own.Way.Z, own.Roll];

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
