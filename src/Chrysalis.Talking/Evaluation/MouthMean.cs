using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Evaluation;

/// <summary>Gathers a still and the mean mouth while the real video passes.</summary>
internal sealed class MouthMean
{
    private readonly long[] sums = new long[TrivialMouth.Geometry.SizePx * TrivialMouth.Geometry.SizePx * 3];
    private readonly SurestFace surest = new();
    private Vector2[] points = [];
    private int count;

    /// <summary>The still frame's mouth; null until a face was seen.</summary>
    public TrivialMouth? Still { get; private set; }

    /// <summary>The still frame: the first with a whole face.</summary>
    public Frame? StillFrame => surest.Frame;

    /// <summary>What was seen of the still frame's mouth.</summary>
    public MouthObservation? StillMouth { get; private set; }

    /// <summary>Adds a frame.</summary>
    public void Add(Frame frame, TrackedFace face, MouthObservation mouth)
    {
        Frame crop = FaceCrop.Cut(frame, TrivialMouth.Geometry, face);
        for (int i = 0; i < sums.Length; i++)
            sums[i] += crop.Rgb[i];
        points = count == 0 ? [.. mouth.Points] : [.. points.Zip(mouth.Points, (sum, point) => sum + point)];
        count++;
        if (surest.Offer(frame, face))
            (Still, StillMouth) = (new(mouth.Points, crop), mouth);
    }

    /// <summary>The mean mouth of the frames added so far, of which there must be one.</summary>
    public TrivialMouth Mean()
    {
        var crop = new Frame(TrivialMouth.Geometry.SizePx, TrivialMouth.Geometry.SizePx);
        for (int i = 0; i < sums.Length; i++)
            crop.Rgb[i] = (byte)((sums[i] + count / 2) / count);
        return new([.. points.Select(point => point / count)], crop);
    }
}
