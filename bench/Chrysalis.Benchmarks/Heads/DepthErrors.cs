using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Tests.Synthetic;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Packets;
using Chrysalis.Talking.VolumeRendering.Speaking;

namespace Chrysalis.Benchmarks.Heads;

/// <summary>How far a learnt volume's surface is from the true one.</summary>
internal static class DepthErrors
{
    // Where the volume is surely met.
    private const float Sure = 0.9f;
    private const int EveryPx = 3, Samples = 48;

    // A head with hair is so high, in units of its space.
    private const float HeadSize = 2;

    /// <summary>
    /// The median distance, along the view, between where rays end and where the true surface is, as a share of the head's size. A camera
    /// of unknown focal length knows distances but for a factor and a place: both are taken from the medians.
    /// </summary>
    public static double Of(HeadModel model, RigidPose pose, float[] codes, SyntheticPicture truth, RigidPose truePose)
    {
        int size = (int)MathF.Round(MathF.Sqrt(truth.Depths.Length));
        PinholeCamera camera = model.View.Camera(model.Head.SizePx);
        CameraPose eye = CameraPose.Before(pose);
        IPacketField field = model.Head.At(codes);
        var packet = new SamplePacket(field.Features);
        var scratch = new float[field.ScratchValues];
        List<(float Found, float True)> pairs = [];
        for (int y = 0; y < camera.Height; y += EveryPx)
            for (int x = 0; x < camera.Width; x += EveryPx)
            {
                int column = (int)(model.View.Left + (x + 0.5f) * model.View.Side / camera.Width);
                int row = (int)(model.View.Top + (y + 0.5f) * model.View.Side / camera.Height);
                if (column >= size || row >= size || truth.Labels[row * size + column] != SyntheticPicture.Head)
                    continue;
                Vector3 direction = camera.Direction(eye, x, y);
                if (Met(model, field, packet, scratch, eye.Position, direction) is { } met)
                    pairs.Add((met + pose.Translation.Z, truth.Depths[row * size + column] + truePose.Translation.Z));
            }

        // Both from the head's own middle; the unit is each space's own, and eyes lie 0.6 apart in both.
        float off = Median(pairs.Select(pair => pair.Found - pair.True));
        return Median(pairs.Select(pair => MathF.Abs(pair.Found - pair.True - off))) / HeadSize;
    }

    /// <summary>The mean depth along the optical axis at which a ray ends; null where it mostly goes through.</summary>
    private static float? Met(
        HeadModel model, IPacketField field, SamplePacket packet, float[] scratch, Vector3 origin, Vector3 direction)
    {
        float length = direction.Length();
        Span<float> middles = stackalloc float[Samples], distances = stackalloc float[Samples];
        middles.Fill(0.5f);
        float part = model.Head.Sampling.Sample(origin, direction, middles, distances);
        if (part == 0)
            return null;
        float passed = 1, depth = 0, cover = 0;
        for (int first = 0; first < Samples; first += PacketLayer.Lanes)
        {
            int count = Math.Min(PacketLayer.Lanes, Samples - first);
            for (int k = 0; k < count; k++)
                packet.Add(origin + distances[first + k] * direction, direction / length);
            field.See(packet, scratch);
            for (int k = 0; k < count; k++)
            {
                float stays = MathF.Exp(-packet.Seen[k] * part), weight = passed * (1 - stays);
                passed *= stays;
                (depth, cover) = (depth + weight * distances[first + k], cover + weight);
            }

            packet.Clear();
        }

        return cover < Sure ? null : depth / cover;
    }

    private static float Median(IEnumerable<float> values)
    {
        float[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? float.NaN : sorted[sorted.Length / 2];
    }
}
