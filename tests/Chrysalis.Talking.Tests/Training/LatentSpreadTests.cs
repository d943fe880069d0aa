using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training.Parts;
using Xunit;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Training;

/// <summary>Numbers that were heard too timidly are as wide as real ones afterwards; what is not heard at all is not blown up.</summary>
public sealed class LatentSpreadTests
{
    [Fact]
    public void Apply_TimidNumbers_AreAsWideAsRealOnes()
    {
        using var scope = NewDisposeScope();
        using var noise = new Generator(3);
        Tensor real = randn([400, 3], generator: noise).Plus(Scalars.Of(2));
        // Half, as it is, and hardly at all.
        Tensor heard = (real - Scalars.Of(2)) * tensor(new[] { 0.8f, 1.25f, 0.01f });

        LatentSpread spread = LatentSpread.Between(heard.Plus(Scalars.Of(2)), real);
        float[] widths = (spread.Apply(heard.Plus(Scalars.Of(2))).std(0) / real.std(0)).data<float>().ToArray();

        Assert.Equal(1, widths[0], 0.001f);
        Assert.Equal(1.25f, widths[1], 0.001f);
        Assert.Equal(0.025f, widths[2], 0.001f);
    }

    [Fact]
    public void Apply_MeanOfTheReal_StaysWhereItIs()
    {
        using var scope = NewDisposeScope();
        var spread = new LatentSpread([1, -2], [1.5f, 1.2f]);
        Assert.Equal([1f, -2f], spread.Apply(tensor(new[] { 1f, -2f }).unsqueeze(0)).data<float>().ToArray());
    }
}
