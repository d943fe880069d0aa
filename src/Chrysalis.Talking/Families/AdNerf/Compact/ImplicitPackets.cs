using Chrysalis.Talking.VolumeRendering.Packets;

namespace Chrysalis.Talking.Families.AdNerf.Compact;

/// <summary>An <see cref="ImplicitHead"/> without Torch; what moves the head is added to two layers once a frame.</summary>
internal sealed class ImplicitPackets
{
    private const int Lanes = PacketLayer.Lanes;
    private readonly PacketWeights weights;
    private readonly PacketLayer first, second, third, fourth, density, colour, shown;
    private readonly int codes;

    /// <summary>Copies a network's weights.</summary>
    public ImplicitPackets(ImplicitHead head)
    {
        codes = head.Codes;
        weights = new(head);
        (first, second, third, fourth) =
            (weights.Layer("first", true), weights.Layer("second", true), weights.Layer("third", true), weights.Layer("fourth", true));
        (density, colour, shown) = (weights.Layer("density", false), weights.Layer("colour", true), weights.Layer("shown", false));
    }

    /// <summary>The head at a moment.</summary>
    /// <param name="moved">What moves it.</param>
    public IPacketField At(ReadOnlySpan<float> moved)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(moved.Length, codes);
        return new Moment(this, Bias("first", "heardFirst", moved), Bias("third", "heardThird", moved));
    }

    private float[] Bias(string layer, string heard, ReadOnlySpan<float> moved)
    {
        var bias = (float[])weights[$"{layer}.bias"].Clone();
        float[] heardWeights = weights[$"{heard}.weight"];
        for (int o = 0; o < bias.Length; o++)
            for (int c = 0; c < moved.Length; c++)
                bias[o] += heardWeights[o * moved.Length + c] * moved[c];
        return bias;
    }

    private sealed class Moment(ImplicitPackets head, float[] firstBias, float[] thirdBias) : IPacketField
    {
        private readonly PacketLayer[] layers = [head.first, head.second, head.third, head.fourth, head.density, head.colour, head.shown];

        public int Features => ImplicitHead.Shown;

        public int MultiplyAdds => layers.Sum(layer => layer.Inputs * layer.Outputs);

        public int MomentMultiplyAdds => head.codes * (head.first.Outputs + head.third.Outputs);

        // Two hidden states with room for what is given again beside them, the place and the padded outputs.
        public int ScratchValues =>
            (2 * (head.third.Inputs + ImplicitHead.ViewWidth) + ImplicitHead.PlaceWidth + head.colour.Padded + 8) * Lanes;

        public void See(SamplePacket packet, Span<float> scratch)
        {
            int rows = head.third.Inputs + ImplicitHead.ViewWidth;
            Span<float> a = scratch[..(rows * Lanes)], b = scratch.Slice(rows * Lanes, rows * Lanes);
            Span<float> place = scratch.Slice(2 * rows * Lanes, ImplicitHead.PlaceWidth * Lanes);
            Span<float> small = scratch[(2 * rows * Lanes + place.Length)..];
            Waves(packet.Points, ImplicitHead.PlaceOctaves, place);
            head.first.Run(place, firstBias, a);
            head.second.Run(a, Bias("second"), b);
            place.CopyTo(b[(head.second.Outputs * Lanes)..]);
            head.third.Run(b, thirdBias, a);
            head.fourth.Run(a, Bias("fourth"), b);
            head.density.Run(b, Bias("density"), small);
            PacketFunctions.Softplus(small[..Lanes], ImplicitHead.DensityScale, packet.Seen);
            Waves(packet.Directions, ImplicitHead.ViewOctaves, b.Slice(head.fourth.Outputs * Lanes, ImplicitHead.ViewWidth * Lanes));
            head.colour.Run(b, Bias("colour"), a);
            head.shown.Run(a, Bias("shown"), small);
            PacketFunctions.Sigmoid(small[..(Features * Lanes)], packet.Seen[Lanes..]);
        }

        private float[] Bias(string layer) => head.weights[$"{layer}.bias"];

        /// <summary>Each octave from the one before: sin 2a = 2 sin a cos a, cos 2a = 1 - 2 sin² a.</summary>
        private static void Waves(ReadOnlySpan<float> values, int octaves, Span<float> waves)
        {
            const int rows = 3 * Lanes;
            values[..rows].CopyTo(waves);
            Span<float> sines = waves.Slice(rows, rows), cosines = waves.Slice(2 * rows, rows);
            for (int i = 0; i < rows; i++)
                (sines[i], cosines[i]) = MathF.SinCos(values[i]);
            for (int octave = 1; octave < octaves; octave++)
            {
                ReadOnlySpan<float> s = waves.Slice((2 * octave - 1) * rows, rows), c = waves.Slice(2 * octave * rows, rows);
                Span<float> doubleS = waves.Slice((2 * octave + 1) * rows, rows), doubleC = waves.Slice((2 * octave + 2) * rows, rows);
                for (int i = 0; i < rows; i++)
                    (doubleS[i], doubleC[i]) = (2 * s[i] * c[i], 1 - 2 * s[i] * s[i]);
            }
        }
    }
}
