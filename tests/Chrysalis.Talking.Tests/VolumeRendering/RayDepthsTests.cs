using Chrysalis.Talking.Tests.Reference;
using Chrysalis.Talking.VolumeRendering;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.VolumeRendering;

public class RayDepthsTests
{
    [Fact]
    public void InverseTransform_WeightsByRule_EqualsThePublicCode()
    {
        using var scope = NewDisposeScope();
        Tensor weights = GoldenRays.Weights();
        var bins = new float[GoldenRays.Bins];
        RayDepths.Even(new(0.3f, 0.9f), bins);
        var shares = new float[GoldenRays.Drawn];
        RayDepths.EvenShares(shares);
        var drawn = new float[GoldenRays.Rays * GoldenRays.Drawn];
        for (int ray = 0; ray < GoldenRays.Rays; ray++)
            RayDepths.InverseTransform(
                bins, GoldenRays.Of(weights, ray), shares, drawn.AsSpan(ray * GoldenRays.Drawn, GoldenRays.Drawn));

        Golden.AssertEqual("adnerf/adnerf.sample_pdf.npy", tensor(drawn));
    }

    [Fact]
    public void Even_IncludesBothEnds()
    {
        var depths = new float[5];

        RayDepths.Even(new(1, 3), depths);

        Assert.Equal([1, 1.5f, 2, 2.5f, 3], depths);
    }

    [Fact]
    public void Stratify_LeastAndGreatestDraws_StayWithinTheirParts()
    {
        float[] least = [1, 2, 4, 5], greatest = [1, 2, 4, 5];

        RayDepths.Stratify(least, [0, 0, 0, 0]);
        RayDepths.Stratify(greatest, [1, 1, 1, 1]);

        Assert.Equal([1, 1.5f, 3, 5], least);
        Assert.Equal([1.5f, 3, 4.5f, 5], greatest);
    }

    [Fact]
    public void InverseTransform_EqualWeights_IsEven()
    {
        var samples = new float[3];

        RayDepths.InverseTransform([1, 2, 3], [1, 1], [0, 0.5f, 1], samples);

        Assert.Equal([1, 2, 3], samples, (a, b) => MathF.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void InverseTransform_AllWeightInOneBin_DrawsThere()
    {
        var samples = new float[3];

        RayDepths.InverseTransform([1, 2, 4, 5], [0, 1, 0], [0.25f, 0.5f, 0.75f], samples);

        Assert.Equal([2.5f, 3, 3.5f], samples, (a, b) => MathF.Abs(a - b) < 1e-3);
    }

    [Fact]
    public void InverseTransform_NoWeightAtAll_IsEven()
    {
        var samples = new float[2];

        RayDepths.InverseTransform([0, 1, 2], [0, 0], [0.25f, 0.75f], samples);

        Assert.Equal([0.5f, 1.5f], samples, (a, b) => MathF.Abs(a - b) < 1e-5);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(float.NaN, 1)]
    [InlineData(1, float.PositiveInfinity)]
    public void DepthRange_NotInFrontOrNotRising_IsRefused(float near, float far) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DepthRange(near, far));
}
