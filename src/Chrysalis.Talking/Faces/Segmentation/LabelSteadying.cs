namespace Chrysalis.Talking.Faces.Segmentation;

/// <summary>
/// Makes labels of what the network saw: over neighbouring frames where a place has kept its colour, so that edges do not flicker and do
/// not lag behind what moves, then along the picture's edges.
/// </summary>
internal static class LabelSteadying
{
    /// <summary>Frames that are looked at before and after each.</summary>
    public const int Reach = 2;

    /// <summary>Difference of colour, 0 to 1, up to which a place counts as unchanged.</summary>
    private const float Unchanged = 0.03f;

    /// <summary>The filter's window as a share of the longer edge, and the variance of brightness below which a window is flat.</summary>
    private const float WindowShare = 0.011f, Flat = 5e-4f;

    /// <summary>The labels of a frame.</summary>
    /// <param name="frames">The frame and its neighbours.</param>
    /// <param name="index">Which of them it is.</param>
    public static LabelPicture Label(IReadOnlyList<SegmentedFrame> frames, int index)
    {
        SegmentedFrame frame = frames[index];
        int radius = Math.Max(1, (int)MathF.Round(WindowShare * Math.Max(frame.Width, frame.Height)));
        float[] person = GuidedFilter.Apply(frame.Brightness, Steady(frames, index), frame.Width, radius, Flat);
        var mask = new bool[person.Length];
        for (int i = 0; i < mask.Length; i++)
            mask[i] = person[i] >= 0.5f;
        PersonRegion.Keep(mask, frame.Width, frame.Inside);
        return new(frame.Width, frame.Height, Divide(frame, mask));
    }

    private static float[] Steady(IReadOnlyList<SegmentedFrame> frames, int index)
    {
        SegmentedFrame frame = frames[index];
        var sums = (float[])frame.Person.Clone();
        var weights = new float[sums.Length];
        weights.AsSpan().Fill(1);
        foreach (SegmentedFrame other in frames.Where(one => !ReferenceEquals(one, frame)))
        {
            for (int i = 0; i < sums.Length; i++)
            {
                float change = Square(other, 0, i) + Square(other, 1, i) + Square(other, 2, i);
                float weight = MathF.Exp(-change / (2 * Unchanged * Unchanged));
                sums[i] += weight * other.Person[i];
                weights[i] += weight;
            }
        }

        for (int i = 0; i < sums.Length; i++)
            sums[i] /= weights[i];
        return sums;

        float Square(SegmentedFrame other, int channel, int i)
        {
            float difference = other.Colours[channel][i] - frame.Colours[channel][i];
            return difference * difference;
        }
    }

    private static byte[] Divide(SegmentedFrame frame, bool[] mask)
    {
        var labels = new byte[mask.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            if (mask[i])
                labels[i] = frame.Jaw?.Below(i % frame.Width, i / frame.Width) < 0 ? LabelPicture.Head : LabelPicture.Torso;
        }

        if (frame.Jaw is { } jaw)
            LongHair.GiveToHead(frame, jaw, labels);
        return labels;
    }
}
