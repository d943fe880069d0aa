using Chrysalis.Talking.VolumeRendering.Packets;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.AdNerf.Compact;

/// <summary>An <see cref="ImplicitHead"/> without Torch; what moves the head is added to two layers once a frame.</summary>
internal sealed class ImplicitPackets
{
    private const int Lanes = PacketLayer.Lanes;
    private readonly Dictionary<string, float[]> numbers;
    private readonly PacketLayer first, second, third, fourth, density, colour, shown;
    private readonly int codes;

    /// <summary>Copies a network's weights.</summary>
    public ImplicitPackets(ImplicitHead head)
    {
        using var scope = NewDisposeScope();
        codes = head.Codes;
        Dictionary<string, Tensor> weights = head.state_dict();
        numbers = weights.ToDictionary(
            own => own.Key, own => own.Value.detach().cpu().to(ScalarType.Float32).contiguous().data<float>().ToArray());
        (first, second, third, fourth) = (Layer("first", true), Layer("second", true), Layer("third", true), Layer("fourth", true));
        (density, colour, shown) = (Layer("density", false), Layer("colour", true), Layer("shown", false));

        PacketLayer Layer(string name, bool isRectified)
        {
            long[] size = weights[$"{name}.weight"].shape;
            return new(numbers[$"{name}.weight"], (int)size[1], (int)size[0], isRectified);
        }
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
        var bias = (float[])numbers[$"{layer}.bias"].Clone();
        float[] weights = numbers[$"{heard}.weight"];
        for (int o = 0; o < bias.Length; o++)
            for (int c = 0; c < moved.Length; c++)
                bias[o] += weights[o * moved.Length + c] * moved[c];
        return bias;
    }

    private sealed class Moment(ImplicitPackets head, float[] firstBias, float[] thirdBias) : IPacketField
    {
        private readonly PacketLayer[] layers = [head.first, head.second, head.third, head.fourth, head.density, head.colour, head.shown];

        public int Features => 3;

        public int MultiplyAdds => layers.Sum(layer => layer.Inputs * layer.Outputs);

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

        private float[] Bias(string layer) => head.numbers[$"{layer}.bias"];

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
