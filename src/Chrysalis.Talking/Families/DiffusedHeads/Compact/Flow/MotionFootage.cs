using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.VolumeRendering.Training;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;

/// <summary>A footage's motion as numbers, one row a frame.</summary>
internal sealed class MotionFootage : IDisposable
{
    // A tracker's jitter is no motion: heads turn far slower than 25 times a second.
    private const double PoseSmoothingFrames = 1.5;

    private MotionFootage(IReadOnlyDictionary<PreparedClip, Tensor> white, MotionScale scale, PosedHead stance)
    {
        (White, Scale, Stance) = (white, scale, stance);
        Rows = white.ToDictionary(clip => clip.Key, clip => clip.Value.contiguous().data<float>().ToArray());
    }

    /// <summary>Frames x <see cref="MotionLayout.Width"/> of each clip, whitened.</summary>
    public IReadOnlyDictionary<PreparedClip, Tensor> White { get; }

    /// <summary>The same as plain numbers, row by row.</summary>
    public IReadOnlyDictionary<PreparedClip, float[]> Rows { get; }

    /// <summary>What whitens.</summary>
    public MotionScale Scale { get; }

    /// <summary>How the person holds the head at rest.</summary>
    public PosedHead Stance { get; }

    /// <summary>Measures a footage.</summary>
    public static MotionFootage Measure(HeadFootage footage, HeadCodes codes)
    {
        using var scope = NewDisposeScope();
        var stance = new PosedHead(footage.RestPose);
        var raw = footage.Clips.ToDictionary(
            clip => clip.Key, clip => cat([Poses(clip.Value, stance), codes.Codes[clip.Key].narrow(1, 0, MotionLayout.Face)], 1));
        MotionScale scale = MotionScale.Of(cat([.. footage.Footage.Training.Select(s => raw[s.Clip].narrow(0, s.Start, s.Length))]));
        return new(raw.ToDictionary(clip => clip.Key, clip => scale.Whiten(clip.Value).DetachFromDisposeScope()), scale, stance);
    }

    /// <summary>Steadied curves of the head's place: a Gaussian mean over time, as measured at gaps taken from the neighbour.</summary>
    /// <param name="frames">Frames x channels.</param>
    public static float[][] Steady(IReadOnlyList<float[]> frames)
    {
        int reach = (int)Math.Ceiling(3 * PoseSmoothingFrames);
        double[] weights = [.. Enumerable.Range(-reach, 2 * reach + 1)
            .Select(i => Math.Exp(-i * i / (2 * PoseSmoothingFrames * PoseSmoothingFrames)))];
        return [.. frames.Select((frame, at) => Enumerable.Range(0, frame.Length).Select(channel =>
        {
            double sum = 0, weight = 0;
            for (int i = -reach; i <= reach; i++)
            {
                if (at + i < 0 || at + i >= frames.Count)
                    continue;
                sum += weights[i + reach] * frames[at + i][channel];
                weight += weights[i + reach];
            }

            return (float)(sum / weight);
        }).ToArray())];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor motion in White.Values)
            motion.Dispose();
    }

    private static Tensor Poses(HeadClip clip, PosedHead stance)
    {
        HeadMotion?[] seen = stance.Measure(clip.Track!);
        var known = new float[seen.Length][];
        HeadMotion last = seen.FirstOrDefault(motion => motion is not null) ?? default;
        for (int i = 0; i < seen.Length; i++)
        {
            last = seen[i] ?? last;
            known[i] = [.. Enumerable.Range(0, MotionLayout.Pose).Select(channel => MotionChannels.Of(last, channel))];
        }

        Tensor poses = tensor(Steady(known).SelectMany(row => row).ToArray()).view(seen.Length, MotionLayout.Pose);
        // Between sittings the chair is moved, which is no motion and many times as far: each clip counts from its own middle.
        return poses - stack([.. poses.unbind(1).Select(channel => channel.median())]);
    }
}
