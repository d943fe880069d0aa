using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;
using Chrysalis.Talking.Families.SyncTalk.Compact.Planes;
using Chrysalis.Talking.VolumeRendering.Heads;
using Chrysalis.Talking.VolumeRendering.Packets;

namespace Chrysalis.Talking.Families.SyncTalk.Compact;

/// <summary>
/// A <see cref="TriPlaneHead"/> without Torch: its planes and layers copied, and whatever depends on the moment alone (the planes that
/// move, what the codes add to the first layer) added up once a frame.
/// </summary>
internal sealed class TriPlanePackets
{
    private const int Lanes = PacketLayer.Lanes;
    private readonly float[] still, moving, relief, heard, nearBias, middleBias, outputBias;
    private readonly PacketLayer near, middle, output;
    private readonly TriPlaneHeadShape shape;

    /// <summary>Copies a network's weights.</summary>
    public TriPlanePackets(TriPlaneHead head)
    {
        shape = head.Shape;
        var weights = new PacketWeights(head);
        (still, moving, relief, heard) = (weights["still"], weights["moving"], weights["relief"], weights["heard.weight"]);
        (nearBias, middleBias, outputBias) = (weights["near.bias"], weights["middle.bias"], weights["output.bias"]);
        (near, middle, output) = (weights.Layer("near", true), weights.Layer("middle", true), weights.Layer("output", false));
    }

    /// <summary>The head at a moment.</summary>
    /// <param name="codes">What moves it.</param>
    public IPacketField At(ReadOnlySpan<float> codes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(codes.Length, shape.Codes);
        var moved = new TriPlaneShape(shape.MovingSide);
        var planes = new float[moved.Values];
        var bias = (float[])nearBias.Clone();
        for (int c = 0; c < codes.Length; c++)
        {
            TensorPrimitives.MultiplyAdd(moving.AsSpan(c * moved.Values, moved.Values), codes[c], planes, planes);
            for (int o = 0; o < bias.Length; o++)
                bias[o] += heard[o * shape.Codes + c] * codes[c];
        }

        return new Moment(this, planes, bias);
    }

    private sealed class Moment(TriPlanePackets head, float[] moved, float[] bias) : IPacketField
    {
        private readonly TriPlaneKernel stillKernel = new(new(head.shape.StillSide)), movedKernel = new(new(head.shape.MovingSide));

        public int Features => head.shape.Features;

        public int MultiplyAdds =>
            head.near.Inputs * head.near.Outputs + head.middle.Inputs * head.middle.Outputs + head.output.Inputs * head.output.Outputs;

        public int MomentMultiplyAdds => head.shape.Codes * (moved.Length + head.near.Outputs);

        public int ScratchValues => (head.near.Inputs + head.near.Padded + head.middle.Padded + head.output.Padded) * Lanes;

        public void See(SamplePacket packet, Span<float> scratch)
        {
            Span<float> known = Take(ref scratch, head.near.Inputs), first = Take(ref scratch, head.near.Padded);
            Span<float> second = Take(ref scratch, head.middle.Padded), all = Take(ref scratch, head.output.Padded);
            ReadOnlySpan<float> points = packet.Points;
            Span<float> features = stackalloc float[2 * TriPlaneShape.Width];
            for (int i = 0; i < packet.Count; i++)
            {
                (float x, float y) = (points[i], points[Lanes + i]);
                float z = points[2 * Lanes + i] - HeadRelief.At(head.relief, x, y);
                stillKernel.Encode(head.still, x, y, z, features);
                movedKernel.Encode(moved, x, y, z, features[TriPlaneShape.Width..]);
                for (int f = 0; f < features.Length; f++)
                    known[f * Lanes + i] = features[f];
            }

            head.near.Run(known, bias, first);
            head.middle.Run(first, head.middleBias, second);
            head.output.Run(second, head.outputBias, all);
            PacketFunctions.Softplus(all[..Lanes], TriPlaneHead.DensityScale, packet.Seen);
            PacketFunctions.Sigmoid(all.Slice(Lanes, Features * Lanes), packet.Seen[Lanes..]);
        }

        private static Span<float> Take(ref Span<float> scratch, int rows)
        {
            Span<float> taken = scratch[..(rows * Lanes)];
            scratch = scratch[(rows * Lanes)..];
            return taken;
        }
    }
}
