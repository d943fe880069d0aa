using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Training;

/// <summary>
/// What moves a head, as few numbers: the mouth's shape in its principal components (in units of the first one's deviation), then how
/// far each eye is open and how high each brow is (in deviations); all against the clip's own median.
/// </summary>
internal sealed class HeadCodes
{
    /// <summary>Numbers of the mouth.</summary>
    public const int Mouth = 10;

    /// <summary>Numbers of the upper face: openness of the two eyes, height of the two brows.</summary>
    public const int Expression = 4;

    /// <summary>Numbers that are measured in each frame.</summary>
    public const int Measured = Mouth + Expression;

    /// <summary>Numbers of a clip's look, which are learnt (<see cref="ClipLooks"/>).</summary>
    public const int Look = 4;

    /// <summary>All numbers that a head is told.</summary>
    public const int Width = Measured + Look;

    private const double OpeningWeight = 3;

    // Taken from a head that hardly turns, it was missed: the head was half as sharp (docs/heads-in-space.md).
    private const float LeastTurnDeg = 8;

    private HeadCodes(Dictionary<PreparedClip, Tensor> codes, float[] openingReading) => (Codes, OpeningReading) = (codes, openingReading);

    /// <summary>Frames x <see cref="Measured"/> of each clip; where no face was found they mean nothing.</summary>
    public IReadOnlyDictionary<PreparedClip, Tensor> Codes { get; }

    /// <summary>What a mouth's numbers are to be multiplied by to read how far it is open, in standard deviations.</summary>
    public float[] OpeningReading { get; }

    /// <summary>The same moment with another look.</summary>
    /// <param name="codes">What moves a head at a moment, <see cref="Width"/> numbers.</param>
    /// <param name="look">The look, <see cref="Look"/> numbers.</param>
    public static float[] WithLook(ReadOnlySpan<float> codes, ReadOnlySpan<float> look) => [.. codes[..Measured], .. look];

    /// <summary>Measures every frame of a footage.</summary>
    public static HeadCodes Measure(HeadFootage footage)
    {
        using var scope = NewDisposeScope();
        var mouths = new Dictionary<PreparedClip, Tensor>();
        var faces = new Dictionary<PreparedClip, Tensor>();
        foreach ((PreparedClip clip, HeadClip head) in footage.Clips)
        {
            int values = clip.MouthValues;
            var numbers = new float[clip.FrameCount * (values + 1)];
            float[] opening = clip.ReadOpening(0, clip.FrameCount);
            byte[] found = clip.ReadFound();
            var upper = new float[clip.FrameCount * Expression];
            for (int i = 0; i < clip.FrameCount; i++)
            {
                clip.ReadMouth(i, numbers.AsSpan(i * (values + 1), values));
                numbers[i * (values + 1) + values] = opening[i] * (float)OpeningWeight;
                if (found[i] == 1)
                    Upper(head.Face(i)).CopyTo(upper, i * Expression);
            }

            mouths[clip] = FromMiddle(tensor(numbers).view(clip.FrameCount, values + 1), found);
            faces[clip] = FromMiddle(tensor(upper).view(clip.FrameCount, Expression), found);
        }

        if (footage.TurnDeg >= LeastTurnDeg)
            (mouths, faces) = (WithoutPose(footage, mouths), WithoutPose(footage, faces));

        Tensor all = cat([.. footage.Footage.Training.Select(s => mouths[s.Clip].narrow(0, s.Start, s.Length))]);
        Tensor mean = all.mean([0]);
        Tensor centred = all - mean;
        (Tensor values2, Tensor vectors) = linalg.eigh(centred.t().matmul(centred) / Scalars.Of(1));
        Tensor basis = vectors.narrow(1, all.shape[1] - Mouth, Mouth).flip(1);
        // Half way to equal deviations: small movements are not lost, their noise is not blown up.
        Tensor deviations = centred.matmul(basis).std(0);
        basis = basis / (deviations * deviations[0]).sqrt();
        float[] reading = Reading(
            centred.matmul(basis).contiguous().data<float>().ToArray(),
            all.select(1, all.shape[1] - 1).contiguous().data<float>().ToArray());
        Tensor upperAll = cat([.. footage.Footage.Training.Select(s => faces[s.Clip].narrow(0, s.Start, s.Length))]);
        (Tensor upperMean, Tensor upperStd) = (upperAll.mean([0]), upperAll.std(0));
        var codes = new Dictionary<PreparedClip, Tensor>();
        foreach (PreparedClip clip in footage.Clips.Keys)
        {
            Tensor upper = ((faces[clip] - upperMean) / upperStd).clamp(Scalars.Of(-4), Scalars.Of(4));
            codes[clip] = cat([(mouths[clip] - mean).matmul(basis), upper], 1).DetachFromDisposeScope();
        }

        return new(codes, reading);
    }

    /// <summary>The numbers of all clips, without what in them goes with the head's turn.</summary>
    private static Dictionary<PreparedClip, Tensor> WithoutPose(HeadFootage footage, Dictionary<PreparedClip, Tensor> numbers)
    {
        PreparedClip[] clips = [.. footage.Footage.Clips];
        HeadPose rest = HeadAngles.Of(footage.RestPose);
        HeadPose[] turns = [.. clips.SelectMany(clip => footage.Clips[clip].Track!.Poses
            .Select(pose => pose is { } there ? HeadAngles.Of(there) : rest))];
        int[] starts = [.. clips.Select((_, i) => clips.Take(i).Sum(clip => clip.FrameCount))];
        int[] learnt =
        [
            .. footage.Footage.Training.SelectMany(segment => Enumerable.Range(segment.Start, segment.Length)
                .Where(frame => footage.Clips[segment.Clip].Track!.Poses[frame] is not null)
                .Select(frame => starts[Array.IndexOf(clips, segment.Clip)] + frame)),
        ];
        Tensor free = PoseFree.Of(cat([.. clips.Select(clip => numbers[clip])]), turns, learnt, [.. clips.Select(clip => clip.FrameCount)]);
        return clips.Select((clip, i) => (clip, Own: free.narrow(0, starts[i], clip.FrameCount).clone()))
            .ToDictionary(own => own.clip, own => own.Own);
    }

    /// <summary>
    /// Each number against the clip's own median: what differs between whole clips is how the tracker sees them, and no expression. A head
    /// would learn to tell clips apart by it.
    /// </summary>
    private static Tensor FromMiddle(Tensor numbers, byte[] found)
    {
        long[] seen = [.. found.Index().Where(frame => frame.Item == 1).Select(frame => (long)frame.Index)];
        if (seen.Length == 0)
            return numbers;
        Tensor known = numbers.index_select(0, tensor(seen));
        return numbers - stack([.. known.unbind(1).Select(column => column.median())]);
    }

    /// <summary>How far a mouth is open, in standard deviations, of each of its numbers by itself: they are uncorrelated.</summary>
    private static float[] Reading(float[] mouths, float[] opened)
    {
        double mean = opened.Average(value => (double)value);
        double deviation = Math.Sqrt(opened.Average(value => (value - mean) * (value - mean)));
        var reading = new float[Mouth];
        for (int i = 0; i < Mouth; i++)
        {
            double shared = 0, own = 0;
            for (int frame = 0; frame < opened.Length; frame++)
            {
                double value = mouths[frame * Mouth + i];
                shared += value * (opened[frame] - mean);
                own += value * value;
            }

            reading[i] = (float)(shared / own / deviation);
        }

        return reading;
    }

    private static float[] Upper(TrackedFace face)
    {
        Vector2 At(int i) => face.Landmarks[i];
        float span = Vector2.Distance(At(33), At(263));
        return
        [
            (Vector2.Distance(At(159), At(145)) + Vector2.Distance(At(158), At(153))) / Vector2.Distance(At(33), At(133)),
            (Vector2.Distance(At(386), At(374)) + Vector2.Distance(At(385), At(380))) / Vector2.Distance(At(263), At(362)),
            Vector2.Distance(At(105), At(33)) / span,
            Vector2.Distance(At(334), At(263)) / span,
        ];
    }
}
