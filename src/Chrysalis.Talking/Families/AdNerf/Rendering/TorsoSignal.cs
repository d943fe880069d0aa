using Chrysalis.Talking.Families.AdNerf.Networks;
using Chrysalis.Talking.VolumeRendering;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AdNerf.Rendering;

/// <summary>What the torso is told of the head: its pose, encoded, behind what is heard.</summary>
internal static class TorsoSignal
{
    /// <summary>Values of an encoded pose.</summary>
    public const int PoseValues = 42;

    /// <summary>
    /// Three angles and the camera's place, each encoded in 3 octaves. The angles are the published code's own, which are a quarter turn
    /// and signs away from the usual ones; the published networks know no others.
    /// </summary>
    /// <param name="pose">The camera in the space of the head.</param>
    public static float[] Encode(CameraPose pose)
    {
        float[] angles =
        [
            MathF.Atan2(pose.Back.Z, pose.Back.Y), MathF.Asin(Math.Clamp(-pose.Back.X, -1, 1)), MathF.Atan2(pose.Right.X, -pose.Up.X),
        ];
        var values = new float[PoseValues];
        PositionEncoding.Encode(angles, values.AsSpan(0, PoseValues / 2));
        PositionEncoding.Encode([pose.Position.X, pose.Position.Y, pose.Position.Z], values.AsSpan(PoseValues / 2));
        return values;
    }

    /// <summary>The signal of one frame.</summary>
    /// <param name="code">What is heard: 64 values.</param>
    /// <param name="pose">The camera in the space of the head.</param>
    /// <returns>106 values.</returns>
    public static Tensor Of(Tensor code, CameraPose pose) => cat([code, tensor(Encode(pose)).to(code.device)]);
}
