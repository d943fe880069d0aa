using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Motion.Idle;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Talking.VolumeRendering.Speaking;

/// <summary>Measures how a person holds the head, moves it and blinks, for the persona's settings.</summary>
internal static class HeadPerson
{
    private const double Rare = 0.05, Blink = 0.01;

    /// <summary>Measures a footage.</summary>
    /// <param name="footage">The footage.</param>
    /// <param name="codes">What moves the head in it.</param>
    /// <param name="look">How the person usually looks.</param>
    /// <param name="samples">Samples a ray.</param>
    public static HeadSettings Measure(HeadFootage footage, HeadCodes codes, float[] look, int samples)
    {
        var stance = new PosedHead(footage.RestPose);
        var motions = new List<HeadMotion?>();
        var upper = new List<float[]>();
        foreach (HeadClip clip in footage.Clips.Values)
        {
            float[] own = codes.Codes[clip.Clip].contiguous().data<float>().ToArray();
            float?[] openings =
                [.. clip.Track!.Poses.Select((pose, i) => pose is null ? (float?)null : EyeShape.Opening(clip.Face(i).Landmarks))];
            motions.AddRange(stance.Measure(clip.Track, openings));
            motions.Add(null);
            upper.AddRange(openings.Index().Where(frame => frame.Item is not null).Select(frame => Upper(own, frame.Index)));
        }

        HeadPose[] turns = [.. motions.OfType<HeadMotion>().Select(motion => motion.Turn)];
        float[] open = [.. Enumerable.Range(0, HeadCodes.Expression).Select(i => At(upper.Select(e => e[i]), 0.5))];
        return new()
        {
            SizePx = footage.SizePx,
            Samples = samples,
            View = footage.View,
            Rest = HeadSettings.Numbers(footage.RestPose),
            Look = look,
            EyesOpen = open,
            EyesShut = [At(upper.Select(e => e[0]), Blink), At(upper.Select(e => e[1]), Blink), .. open[2..]],
            Turns =
            [
                At(turns.Select(t => t.YawDeg), Rare), At(turns.Select(t => t.PitchDeg), Rare), At(turns.Select(t => t.RollDeg), Rare),
                At(turns.Select(t => t.YawDeg), 1 - Rare), At(turns.Select(t => t.PitchDeg), 1 - Rare),
                At(turns.Select(t => t.RollDeg), 1 - Rare),
            ],
            Idle = IdleMotionModel.Fit(motions, footage.Rate.PerSecond).ToJson(),
        };
    }

    private static float[] Upper(float[] codes, int frame) =>
        codes.AsSpan(frame * HeadCodes.Measured + HeadCodes.Mouth, HeadCodes.Expression).ToArray();

    private static float At(IEnumerable<float> values, double share)
    {
        float[] sorted = [.. values.Order()];
        return sorted[(int)(share * (sorted.Length - 1))];
    }
}
