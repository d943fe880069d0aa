using Chrysalis.Talking.Phones;

namespace Chrysalis.Talking.Evaluation;

/// <summary>Whether lips meet where p, b and m are said.</summary>
internal static class LipClosure
{
    /// <summary>
    /// Lips within this share of the way from a video's most closed mouths to its most open ones touch: the mesh reads no zero.
    /// </summary>
    private const double TouchShare = 0.25;
    private const double ExtremeShare = 0.05;
    private const double ReachSeconds = 0.04;

    /// <summary>The share of such phones at which the lips touch; null where there is no such phone.</summary>
    /// <param name="openings">The lips' opening in every frame; null without a face.</param>
    /// <param name="phones">What is said.</param>
    /// <param name="framesPerSecond">Frames a second.</param>
    public static double? Share(IReadOnlyList<double?> openings, IReadOnlyList<SpokenPhone> phones, double framesPerSecond)
    {
        List<double> known = [.. openings.OfType<double>().Order()];
        SpokenPhone[] labials = [.. phones.Where(phone => Viseme.Of(phone.Name)[0] == Viseme.Lips)];
        if (known.Count == 0 || labials.Length == 0)
            return null;
        double closed = known[(int)(ExtremeShare * known.Count)], open = known[(int)((1 - ExtremeShare) * known.Count)];
        double touch = closed + TouchShare * (open - closed);
        return labials.Count(Touches) / (double)labials.Length;

        bool Touches(SpokenPhone phone)
        {
            int first = Math.Max(0, (int)Math.Floor((phone.Start - ReachSeconds) * framesPerSecond));
            int last = Math.Min(openings.Count - 1, (int)Math.Ceiling((phone.End + ReachSeconds) * framesPerSecond));
            for (int i = first; i <= last; i++)
            {
                if (openings[i] <= touch)
                    return true;
            }

            return false;
        }
    }
}
