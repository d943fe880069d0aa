using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Families.AnyFace;

/// <summary>Whether a photo can be made to speak, and what is to be said if it can only half.</summary>
internal static class FaceFitness
{
    private const float MostYawDeg = 60;
    private const float GoodYawDeg = 35;

    /// <summary>
    /// How far lips differ in colour from the skin around them, as a share of its brightness: measured 0.16 to 0.46 on free mouths, below
    /// 0.11 on masks and hands, above 0.9 behind microphones.
    /// </summary>
    private const float LeastContrast = 0.12f, MostContrast = 0.85f;
    private const float SkinBeyondLips = 1.45f;

    /// <summary>What is to be warned of, a sentence each.</summary>
    /// <exception cref="TalkingException">The face cannot speak.</exception>
    public static IReadOnlyList<string> Check(Frame picture, TrackedFace face)
    {
        float yaw = MathF.Abs(face.Pose.YawDeg);
        if (yaw > MostYawDeg)
            throw new TalkingException(FormattableString.Invariant($"The face is turned {yaw:0} degrees to the side, so that its mouth is ")
                + FormattableString.Invariant($"half hidden: give a picture turned by at most {MostYawDeg:0}."));
        var warnings = new List<string>();
        if (yaw > GoodYawDeg)
            warnings.Add(FormattableString.Invariant(
                $"The face is turned {yaw:0} degrees to the side: beyond {GoodYawDeg:0} the far half of the mouth looks stretched."));
        if (LipContrast(picture, face.Landmarks) is < LeastContrast or > MostContrast)
            warnings.Add("The mouth seems to be covered, or its lips cannot be told from the skin: they are painted as they might be.");
        return warnings;
    }

    /// <summary>Whether a frame of a video can be painted; others are shown as they are.</summary>
    public static bool CanSpeak(TrackedFace face) => MathF.Abs(face.Pose.YawDeg) <= MostYawDeg;

    /// <summary>Difference of lips and skin around them over the skin's brightness.</summary>
    public static float LipContrast(Frame picture, Landmarks landmarks)
    {
        Vector2 centre = (landmarks[61] + landmarks[291]) / 2;
        Vector3 lips = Mean(i => (landmarks[LipRings.Outer[i]] + landmarks[LipRings.Inner[i]]) / 2);
        Vector3 skin = Mean(i => centre + (landmarks[LipRings.Outer[i]] - centre) * SkinBeyondLips);
        return (lips - skin).Length() / ((skin.X + skin.Y + skin.Z) / 3 + 1);

        Vector3 Mean(Func<int, Vector2> place)
        {
            Vector3 sum = default;
            for (int i = 0; i < LipRings.Outer.Length; i++)
            {
                Vector2 at = Vector2.Clamp(place(i), default, new(picture.Width - 1, picture.Height - 1));
                ReadOnlySpan<byte> pixel = picture.Row((int)at.Y).Slice((int)at.X * 3, 3);
                sum += new Vector3(pixel[0], pixel[1], pixel[2]);
            }

            return sum / LipRings.Outer.Length;
        }
    }
}
