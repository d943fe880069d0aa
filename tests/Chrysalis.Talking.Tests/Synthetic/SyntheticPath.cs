using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;

namespace Chrysalis.Talking.Tests.Synthetic;

/// <summary>How a head moves while it speaks: slow sums of sines about a middle, never the same twice.</summary>
/// <param name="seed">Another one moves otherwise.</param>
/// <param name="depth">Distance of the head from the camera.</param>
/// <param name="yawDeg">How far it turns to either side.</param>
/// <param name="pitchDeg">How far it nods.</param>
/// <param name="rollDeg">How far it tilts.</param>
internal sealed class SyntheticPath(int seed, float depth, float yawDeg = 30, float pitchDeg = 8, float rollDeg = 5)
{
    private const float FramesASecond = 25;
    private readonly (float Rate, float Phase)[] waves = Waves(new(seed));

    /// <summary>The pose in the middle of the movement.</summary>
    public RigidPose Middle => new(Quaternion.Identity, new(0, -0.05f, -depth));

    /// <summary>The pose of a frame.</summary>
    public RigidPose At(int frame)
    {
        float time = frame / FramesASecond;
        Quaternion rotation = HeadAngles.ToRotation(new(yawDeg * Wave(0, time), pitchDeg * Wave(1, time), rollDeg * Wave(2, time)));
        var place = new Vector3(0.1f * Wave(3, time), -0.05f + 0.05f * Wave(4, time), -depth * (1 + 0.04f * Wave(5, time)));
        return new(rotation, place);
    }

    /// <summary>Between -1 and 1, at times near either.</summary>
    private float Wave(int number, float time)
    {
        ((float Rate, float Phase) slow, (float Rate, float Phase) fast) = (waves[number * 2], waves[number * 2 + 1]);
        return 0.75f * MathF.Sin(slow.Rate * time + slow.Phase) + 0.25f * MathF.Sin(fast.Rate * time + fast.Phase);
    }

    private static (float Rate, float Phase)[] Waves(Random random) =>
    [
        .. Enumerable.Range(0, 12).Select(i =>
            ((i % 2 == 0 ? 0.8f : 2.2f) * (0.8f + 0.4f * random.NextSingle()), 6.3f * random.NextSingle())),
    ];
}
