using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Tests.Synthetic;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Heads;
using Xunit;

namespace Chrysalis.Talking.Tests.VolumeRendering.Heads;

/// <summary>A pose that is a little wrong is found again from a picture of which the true pose is known.</summary>
public sealed class HeadAlignmentTests
{
    private const int Size = 128;
    private const float Focal = 220;
    private static readonly RigidPose True = new(HeadAngles.ToRotation(new(6, -4, 2)), new(0.05f, -0.1f, -4));
    private readonly PinholeCamera camera = new(Size, Size, Focal, Size / 2f, Size / 2f) { PixelCentre = 0.5f };
    private readonly SyntheticHead head = new();

    [Theory]
    [InlineData(0.02f, -0.015f, 0, 0)]
    [InlineData(-0.02f, 0.02f, 0.04f, 1)]
    [InlineData(0, 0, -0.05f, -1.5f)]
    public void Correct_PoseThatIsALittleWrong_IsFoundAgain(float x, float y, float z, float rollDeg)
    {
        Quaternion roll = Quaternion.CreateFromAxisAngle(Vector3.UnitZ, rollDeg * MathF.PI / 180);
        var wrong = new RigidPose(roll * True.Rotation, True.Translation + new Vector3(x, y, z));
        float[] picture = Painted(True, whole: true)[..(3 * Size * Size)];
        RigidPose found = wrong;
        for (int i = 0; i < 2; i++)
            found = new HeadAlignment(camera).Correct(found, Painted(found, whole: false), picture);

        // A tenth of a pixel; in depth a hundredth of the distance.
        Assert.True(ErrorPx(found) < 0.1f, $"{ErrorPx(wrong)} px became {ErrorPx(found)} px");
        Assert.True(MathF.Abs(found.Translation.Z - True.Translation.Z) < 0.02f);
        Assert.True(ErrorPx(wrong) > 0.3f || MathF.Abs(z) > 0.03f);
    }

    [Fact]
    public void Find_PoseThatIsFarOff_IsFoundAgain()
    {
        var wrong = new RigidPose(True.Rotation, True.Translation + new Vector3(0.1f, -0.07f, 0.08f));
        RigidPose found = new HeadAlignment(camera).Find(
            wrong, pose => Painted(pose, whole: false), Painted(True, whole: true)[..(3 * Size * Size)], isFar: true);

        Assert.True(ErrorPx(wrong) > 5);
        Assert.True(ErrorPx(found) < 0.4f, $"{ErrorPx(wrong)} px became {ErrorPx(found)} px");
    }

    [Fact]
    public void Correct_OtherLight_ChangesNothing()
    {
        float[] picture = [.. Painted(True, whole: true)[..(3 * Size * Size)].Select(value => 0.8f * value + 0.1f)];
        RigidPose found = new HeadAlignment(camera).Correct(True, Painted(True, whole: false), picture);
        Assert.True(ErrorPx(found) < 0.15f);
    }

    [Fact]
    public void Correct_PictureWithoutTheHead_KeepsThePose() =>
        Assert.Equal(True, new HeadAlignment(camera).Correct(True, new float[4 * Size * Size], new float[3 * Size * Size]));

    /// <summary>How far the eyes are from where they are seen, in pixels.</summary>
    private static float ErrorPx(RigidPose pose)
    {
        float most = 0;
        foreach (Vector3 eye in (Vector3[])[new(-0.3f, 0.2f, 0), new(0.3f, 0.2f, 0)])
            most = MathF.Max(most, Vector2.Distance(At(pose.Place(eye)), At(True.Place(eye))));
        return most;
    }

    private static Vector2 At(Vector3 point) => new Vector2(point.X, -point.Y) * (Focal / -point.Z);

    private float[] Painted(RigidPose pose, bool whole)
    {
        SyntheticPicture seen = head.Render(pose, True, 0, Focal, Size, Size);
        const int plane = Size * Size;
        var values = new float[4 * plane];
        for (int i = 0; i < plane; i++)
        {
            bool isHead = seen.Labels[i] == SyntheticPicture.Head;
            values[3 * plane + i] = isHead ? 1 : 0;
            for (int c = 0; c < 3; c++)
                values[c * plane + i] = isHead || whole ? seen.Colour.Rgb[3 * i + c] / 255f : 0;
        }

        return values;
    }
}
