using Chrysalis.Talking.Families.AdNerf.Networks;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Tests.Reference;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.AdNerf.Networks;

public class PublishedNetworksTests
{
    [Fact]
    public void Encoding_OfPointsByRule_EqualsThePublicCode()
    {
        using var scope = NewDisposeScope();
        Golden.AssertEqual("adnerf/adnerf.embed10.npy", PositionEncoding.Encode(Points(), 10));
        Golden.AssertEqual("adnerf/adnerf.embed4.npy", PositionEncoding.Encode(Directions(), 4));
        Golden.AssertEqual("adnerf/adnerf.embed10.npy", tensor(PlainEncoding(Points(), 10)));
        Golden.AssertEqual("adnerf/adnerf.embed4.npy", tensor(PlainEncoding(Directions(), 4)));
    }

    [Fact]
    public void AudioNetworks_OnRuleMadeWeights_EqualThePublicCode()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using AudioNet hearing = GoldenRule.Fill(new AudioNet());
        using AudioAttention attention = GoldenRule.Fill(SpeechWindow.Attention());
        Tensor codes = hearing.call(Speech());
        Golden.AssertEqual("adnerf/adnerf.audionet.npy", codes);
        Golden.AssertEqual("adnerf/adnerf.audioatt.npy", attention.call(codes.unsqueeze(0)));
    }

    [Fact]
    public void FaceNerf_OnRuleMadeWeights_EqualsThePublicCode()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using FaceNerf network = GoldenRule.Fill(new FaceNerf(FaceNerfShape.Head));
        Tensor input = Input();
        Golden.AssertEqual("adnerf/adnerf.facenerf.npy", network.call(input));

        var plain = new PlainFaceNerf(FaceNerfShape.Head, PlainWeights.Of(network));
        Golden.AssertEqual("adnerf/adnerf.facenerf.npy", Forward(plain, input));
    }

    [Fact]
    public void PlainFaceNerf_OfATorso_AgreesWithTorch()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using FaceNerf network = GoldenRule.Fill(new FaceNerf(FaceNerfShape.Torso));
        Tensor input = GoldenRule.Input("torso input", -1, 1, 8, FaceNerfShape.Torso.InputValues);

        Tensor plain = Forward(new PlainFaceNerf(FaceNerfShape.Torso, PlainWeights.Of(network)), input);

        Assert.Equal(196, FaceNerfShape.Torso.InputValues);
        Assert.InRange((plain - network.call(input)).abs().max().item<float>(), 0, 1e-5);
    }

    [Fact]
    public void Query_OfPoints_IsTheForwardOfTheirEncodings()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using FaceNerf network = GoldenRule.Fill(new FaceNerf(FaceNerfShape.Head));
        Tensor points = Points().narrow(0, 0, 6), directions = Directions().narrow(0, 0, 2), signal = Speech().view(-1).narrow(0, 0, 64);

        Tensor raw = network.Query(points.view(2, 3, 3), signal, directions);

        Tensor fifth = cat([PositionEncoding.Encode(points[4], 10), signal, PositionEncoding.Encode(directions[1], 4)]);
        Assert.True(allclose(network.call(fifth.unsqueeze(0)), raw[1][1].unsqueeze(0), atol: 1e-5));
    }

    [Fact]
    public void AudioAttNet_ValuesBeyondThe32nd_DoNotChangeItsShares()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using AudioAttention attention = GoldenRule.Fill(SpeechWindow.Attention());
        Tensor codes = GoldenRule.Input("codes", -2, 2, 1, 8, 64);
        Tensor other = cat([codes.narrow(2, 0, 32), GoldenRule.Input("other", -2, 2, 1, 8, 32)], 2);

        Assert.True(attention.call(codes).narrow(1, 0, 32).equal(attention.call(other).narrow(1, 0, 32)).all().item<bool>());
    }

    [Fact]
    public void Networks_HaveAsManyParametersAsPublished()
    {
        using var head = new FaceNerf(FaceNerfShape.Head);
        using var torso = new FaceNerf(FaceNerfShape.Torso);
        using var hearing = new AudioNet();
        using var attention = SpeechWindow.Attention();
        Assert.Equal([661_636, 683_140, 32_800, 2_149], new[] { Count(head), Count(torso), Count(hearing), Count(attention) });
        Assert.Contains("feature_linear.weight", head.state_dict().Keys);
    }

    private static Tensor Points() => GoldenRule.Input("adnerf.points", -1, 1, 64, 3);

    private static Tensor Directions() => GoldenRule.Input("adnerf.dirs", -1, 1, 64, 3);

    private static Tensor Speech() => GoldenRule.Input("adnerf.deepspeech", -2, 2, 8, 16, 29);

    private static Tensor Input()
    {
        using AudioNet hearing = GoldenRule.Fill(new AudioNet());
        Tensor code = hearing.call(Speech())[0].unsqueeze(0).expand(64, -1);
        return cat([PositionEncoding.Encode(Points(), 10), code, PositionEncoding.Encode(Directions(), 4)], 1);
    }

    private static Tensor Forward(PlainFaceNerf network, Tensor input)
    {
        float[] rows = input.contiguous().reshape(-1).data<float>().ToArray();
        int width = network.Shape.InputValues, count = rows.Length / width;
        var output = new float[count * 4];
        for (int i = 0; i < count; i++)
            network.Forward(rows.AsSpan(i * width, width), output.AsSpan(i * 4, 4));
        return tensor(output).view(count, 4);
    }

    private static float[] PlainEncoding(Tensor points, int octaves)
    {
        float[] numbers = points.contiguous().reshape(-1).data<float>().ToArray();
        int values = PositionEncoding.Values(octaves);
        var encoded = new float[numbers.Length / 3 * values];
        for (int i = 0; i < numbers.Length / 3; i++)
            PositionEncoding.Encode(numbers.AsSpan(i * 3, 3), encoded.AsSpan(i * values, values));
        return encoded;
    }

    private static long Count(nn.Module network) => network.parameters().Sum(parameter => parameter.numel());
}
