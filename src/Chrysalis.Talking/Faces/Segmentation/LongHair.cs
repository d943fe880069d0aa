namespace Chrysalis.Talking.Faces.Segmentation;

/// <summary>
/// Hair that falls beside the neck belongs to the head: below the jaw line, what has the colours of the hair above rather than those of
/// skin and clothes, as far as it hangs together with the head and a little below the chin.
/// </summary>
internal static class LongHair
{
    /// <summary>
    /// How far below the chin hair counts and where clothes begin, and how far out hair falls beyond the head, in heights from the eyes to
    /// the chin.
    /// </summary>
    private const float LowestHair = 0.35f, Clothes = 0.5f, Beyond = 0.1f;

    /// <summary>Share of the head that must be hair for its colours to be known.</summary>
    private const float LeastHair = 0.04f;

    /// <summary>Logarithm of how much likelier hair must be, over a small window.</summary>
    private const float Likelier = 1;
    private const int WindowRadius = 3;

    /// <summary>So near to the background, in the same heights, hair is mixed with it and tells nothing of its colour.</summary>
    private const float Rim = 0.06f;

    private const float AllPerson = 0.999f;

    /// <summary>Gives hair below the line to the head.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="jaw">Its jaw line.</param>
    /// <param name="labels">One a pixel, head and torso divided along the line; changed in place.</param>
    public static void GiveToHead(SegmentedFrame frame, JawLine jaw, byte[] labels)
    {
        int[] bins = [.. Enumerable.Range(0, labels.Length)
            .Select(i => ColourHistogram.Bin(frame.Colours[0][i], frame.Colours[1][i], frame.Colours[2][i]))];
        (ColourHistogram hair, ColourHistogram other, int head) = Learn(frame, jaw, labels, bins);
        if (hair.Count < LeastHair * head)
            return;
        var likelier = new float[labels.Length];
        for (int i = 0; i < labels.Length; i++)
            likelier[i] = labels[i] == LabelPicture.Background ? 0 : MathF.Log(hair.Share(bins[i]) / other.Share(bins[i]));
        likelier = BoxMean.Of(likelier, frame.Width, WindowRadius);
        float lowest = jaw.ChinDepth * (1 + LowestHair);
        (float left, float right) = Sides(frame, jaw, labels);
        Grow(frame, labels, i =>
        {
            (int x, int y) = (i % frame.Width, i / frame.Width);
            float across = jaw.Across(x, y);
            return likelier[i] > Likelier && jaw.IsBeside(across) && across >= left && across <= right && jaw.Depth(x, y) < lowest;
        });
    }

    /// <summary>How far the head reaches to both sides above the line; hair falls no further out than a little beyond.</summary>
    private static (float Left, float Right) Sides(SegmentedFrame frame, JawLine jaw, byte[] labels)
    {
        (float left, float right) = (float.MaxValue, float.MinValue);
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] != LabelPicture.Head)
                continue;
            float across = jaw.Across(i % frame.Width, i / frame.Width);
            (left, right) = (Math.Min(left, across), Math.Max(right, across));
        }

        float beyond = Beyond * jaw.ChinDepth;
        return (left - beyond, right + beyond);
    }

    private static (ColourHistogram Hair, ColourHistogram Other, int Head) Learn(
        SegmentedFrame frame, JawLine jaw, byte[] labels, int[] bins)
    {
        (ColourHistogram hair, ColourHistogram other, int head) = (new(), new(), 0);
        float[] person = [.. labels.Select(label => label == LabelPicture.Background ? 0f : 1)];
        person = BoxMean.Of(person, frame.Width, Math.Max(1, (int)(Rim * jaw.ChinDepth)));
        float clothes = jaw.ChinDepth * (1 + Clothes);
        for (int i = 0; i < labels.Length; i++)
        {
            (int x, int y) = (i % frame.Width, i / frame.Width);
            if (labels[i] == LabelPicture.Head)
            {
                head++;
                if (jaw.IsFace(x, y))
                    other.Add(bins[i]);
                else if (person[i] > AllPerson)
                    hair.Add(bins[i]);
            }
            else if (labels[i] == LabelPicture.Torso && jaw.Depth(x, y) > clothes)
            {
                other.Add(bins[i]);
            }
        }

        return (hair, other, head);
    }

    private static void Grow(SegmentedFrame frame, byte[] labels, Func<int, bool> isHair)
    {
        var open = new Stack<int>();
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] == LabelPicture.Head)
                open.Push(i);
        }

        while (open.TryPop(out int i))
        {
            (int x, int y) = (i % frame.Width, i / frame.Width);
            if (y + 1 < frame.Height)
                Reach(i + frame.Width);
            if (x > 0)
                Reach(i - 1);
            if (x + 1 < frame.Width)
                Reach(i + 1);
        }

        void Reach(int next)
        {
            if (labels[next] != LabelPicture.Torso || !isHair(next))
                return;
            labels[next] = LabelPicture.Head;
            open.Push(next);
        }
    }
}
