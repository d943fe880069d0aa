using Chrysalis.Talking.VolumeRendering.Packets;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.VolumeRendering.Packets;

public class PacketLayerTests
{
    private const int Lanes = PacketLayer.Lanes;

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(3, 8, true)]
    [InlineData(48, 64, true)]
    [InlineData(65, 9, false)]
    [InlineData(7, 13, true)]
    public void Run_AnySizes_EqualsTheSumOnPaper(int inputs, int outputs, bool isRectified)
    {
        var random = new Random(inputs * 100 + outputs);
        var layer = new PacketLayer(Drawn(random, inputs * outputs), inputs, outputs, isRectified);
        float[] input = Drawn(random, inputs * Lanes), bias = Drawn(random, outputs);
        float[] fast = new float[layer.Padded * Lanes], plain = new float[outputs * Lanes];

        layer.Run(input, bias, fast);
        layer.RunPlainly(input, bias, plain);

        for (int i = 0; i < plain.Length; i++)
            Assert.Equal(plain[i], fast[i], 1e-4f);
    }

    [Fact]
    public void RunPlainly_Weights_EqualTorchsLinear()
    {
        var random = new Random(4);
        float[] weights = Drawn(random, 5 * 3), bias = Drawn(random, 5), input = Drawn(random, 3 * Lanes), output = new float[5 * Lanes];
        new PacketLayer(weights, 3, 5, isRectified: true).RunPlainly(input, bias, output);

        using var scope = NewDisposeScope();
        Tensor wanted = nn.functional.linear(tensor(input).view(3, Lanes).t(), tensor(weights).view(5, 3), tensor(bias)).relu().t();
        Assert.True(allclose(wanted, tensor(output).view(5, Lanes), atol: 1e-5));
    }

    [Theory]
    [InlineData(40, 0, 0, 39, 39)]
    [InlineData(40, 5, 3, 37, 20)]
    [InlineData(7, 0, 0, 6, 6)]
    public void Convolution_PartOfAPicture_EqualsTorchs(int size, int left, int top, int right, int bottom)
    {
        var random = new Random(9);
        float[] weights = Drawn(random, 6 * 4 * 9), bias = Drawn(random, 6), source = Drawn(random, 4 * size * size);
        var target = new float[6 * size * size];
        new PacketConvolution(weights, bias, 4, isRectified: false).Run(source, target, size, new(left, top, right, bottom));

        using var scope = NewDisposeScope();
        Tensor all = nn.functional.conv2d(
            tensor(source).view(1, 4, size, size), tensor(weights).view(6, 4, 3, 3), tensor(bias), padding: [1, 1])[0];
        Tensor own = tensor(target).view(6, size, size);
        Tensor Part(Tensor planes) => planes.narrow(1, top, bottom + 1 - top).narrow(2, left, right + 1 - left);
        Assert.True(allclose(Part(all), Part(own), atol: 1e-4));
        Assert.Equal(Part(own).count_nonzero().item<long>(), own.count_nonzero().item<long>());
    }

    private static float[] Drawn(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];
}
