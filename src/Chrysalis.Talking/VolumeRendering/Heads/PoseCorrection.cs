using System.Numerics;
using Chrysalis.Talking.Faces.Camera;

namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>How a pose is put right: moved, and rolled about the optical axis.</summary>
/// <param name="Way">How far the head's origin goes, in the camera's space.</param>
/// <param name="Roll">The roll in radians.</param>
internal readonly record struct PoseCorrection(Vector3 Way, float Roll)
{
    /// <summary>What leads from one pose to another.</summary>
    public static PoseCorrection Between(RigidPose from, RigidPose to)
    {
        Quaternion turn = to.Rotation * Quaternion.Conjugate(from.Rotation);
        return new(to.Translation - from.Translation, 2 * MathF.Atan2(turn.Z, turn.W));
    }

    /// <summary>The pose put right.</summary>
    public RigidPose Of(RigidPose pose) => new(
        Quaternion.Normalize(Quaternion.CreateFromAxisAngle(Vector3.UnitZ, Roll) * pose.Rotation), pose.Translation + Way);

    /// <summary>
    /// Corrections of all frames of a clip from those of some: between them linear, each first steadied by its neighbours.
    /// </summary>
    /// <param name="frames">Frames of the clip.</param>
    /// <param name="places">The frames that were measured, in order.</param>
    /// <param name="measured">What was measured in them.</param>
    public static PoseCorrection[] Along(int frames, IReadOnlyList<int> places, IReadOnlyList<PoseCorrection> measured)
    {
        var all = new PoseCorrection[frames];
        if (places.Count == 0)
            return all;
        PoseCorrection[] steady = [.. measured.Select((_, i) => Middle(measured, i))];
        int next = 0;
        for (int frame = 0; frame < frames; frame++)
        {
            while (next < places.Count && places[next] < frame)
                next++;
            all[frame] = next == 0 ? steady[0]
                : next == places.Count ? steady[^1]
                : Lerp(steady[next - 1], steady[next], (frame - places[next - 1]) / (float)(places[next] - places[next - 1]));
        }

        return all;
    }

    /// <summary>The mean of five neighbours without the least and the greatest.</summary>
    private static PoseCorrection Middle(IReadOnlyList<PoseCorrection> measured, int middle)
    {
        const int neighbours = 2;
        PoseCorrection[] near =
            [.. measured.Skip(middle - neighbours).Take(Math.Min(middle, neighbours) + 1 + neighbours)];
        float Of(Func<PoseCorrection, float> number)
        {
            float[] sorted = [.. near.Select(number).Order()];
            return sorted.Length < 4 ? sorted[sorted.Length / 2] : sorted[1..^1].Average();
        }

        return new(new(Of(own => own.Way.X), Of(own => own.Way.Y), Of(own => own.Way.Z)), Of(own => own.Roll));
    }

    private static PoseCorrection Lerp(PoseCorrection a, PoseCorrection b, float part) =>
        new(Vector3.Lerp(a.Way, b.Way, part), float.Lerp(a.Roll, b.Roll, part));
}
