using Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact;

/// <summary>Chooses the identity frame of a footage: the head as usual, the lips shut, the eyes open.</summary>
internal static class PortraitChoice
{
    // Eyes less open than this, in deviations, may be about to blink.
    private const float LeastOpen = -0.5f;
    private const float OpeningWeight = 1.5f;

    /// <summary>Chooses and reads it.</summary>
    /// <param name="footage">The footage.</param>
    /// <param name="pictures">Its pictures.</param>
    /// <param name="motion">Its motion.</param>
    /// <param name="reading">What reads the opening off a mouth's raw numbers.</param>
    public static Portrait Of(HeadFootage footage, PainterFootage pictures, MotionFootage motion, float[] reading)
    {
        (PreparedClip clip, int frame) = footage.Footage.Training
            .SelectMany(segment => Enumerable.Range(segment.Start, segment.Length).Select(at => (segment.Clip, at)))
            .MinBy(place => Unusual(Row(motion, place.Clip, place.at), motion.Scale, reading));
        SeenFace face = pictures.Read(clip, frame);
        float[] own = Row(motion, clip, frame);
        return new(face.Picture, face.Measured, footage.Clips[clip].Face(frame).Pose)
        {
            Numbers = face.Numbers,
            Motion = [.. Enumerable.Range(0, MotionLayout.Pose).Select(i => motion.Scale.Raw(i, own[i]))],
        };
    }

    private static float[] Row(MotionFootage motion, PreparedClip clip, int frame) =>
        motion.Rows[clip].AsSpan(frame * MotionLayout.Width, MotionLayout.Width).ToArray();

    private static float Unusual(float[] white, MotionScale scale, float[] reading)
    {
        float opening = 0;
        for (int k = 0; k < MotionLayout.Mouth; k++)
            opening += scale.Raw(MotionLayout.Pose + k, white[MotionLayout.Pose + k]) * reading[k];
        const int eyes = MotionLayout.Pose + MotionLayout.Mouth;
        float pose = white.Take(MotionLayout.Pose).Sum(value => value * value);
        float shut = MathF.Max(0, LeastOpen - MathF.Min(white[eyes], white[eyes + 1]));
        return pose + OpeningWeight * MathF.Max(0, opening + 1) + 10 * shut + MathF.Max(0, white[eyes] - 1.5f);
    }
}
