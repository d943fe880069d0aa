using Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;
using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.DiffusedHeads.Compact;

public sealed class MotionSamplerTests : IDisposable
{
    private static readonly SamplerSettings Settings = new(3, 1, MotionTemperature.Usual);
    private readonly TorchSharp.DisposeScope scope = NewDisposeScope();
    private readonly MotionNetwork network;

    public MotionSamplerTests()
    {
        using var noise = new Generator(3, CPU);
        network = InitialWeights.Create(() => new MotionNetwork(), noise);
        network.eval();
        using var _ = no_grad();
        foreach ((string name, var weight) in network.named_parameters())
        {
            if (name.StartsWith("output", StringComparison.Ordinal))
                weight.normal_(0, 0.05, noise);
        }
    }

    public void Dispose()
    {
        network.Dispose();
        scope.Dispose();
    }

    [Fact]
    public void All_SeedAgain_IsTheSameAndAnotherIsNot()
    {
        Tensor heard = Heard(70);

        Assert.Equal(Draw(heard, Settings, 5), Draw(heard, Settings, 5));
        Assert.NotEqual(Draw(heard, Settings, 5), Draw(heard, Settings, 6));
    }

    [Fact]
    public void All_SpeechThatGoesOnOtherwise_BeginsAlike()
    {
        Tensor heard = Heard(70), other = heard.clone();
        other.narrow(0, 2 * MotionLayout.Window, 70 - 2 * MotionLayout.Window).fill_(0.3f);

        float[] first = Draw(heard, Settings, 1), second = Draw(other, Settings, 1);

        int same = 2 * MotionLayout.Window * MotionLayout.Width;
        Assert.Equal(first[..same], second[..same]);
        Assert.NotEqual(first[same..], second[same..]);
    }

    [Fact]
    public void All_NoTemperature_IsTheSameForEverySeed()
    {
        Tensor heard = Heard(40);
        SamplerSettings cold = Settings with { Temperature = new(0, 0, 0) };

        Assert.Equal(Draw(heard, cold, 1), Draw(heard, cold, 2));
    }

    [Fact]
    public void All_GuidanceOfNothing_DoesNotHear()
    {
        SamplerSettings deaf = Settings with { Guidance = 0 };

        Assert.Equal(Draw(Heard(40), deaf, 1), Draw(Heard(40) * tensor(2f), deaf, 1));
        Assert.NotEqual(Draw(Heard(40), Settings, 1), Draw(Heard(40) * tensor(2f), Settings, 1));
    }

    [Fact]
    public void Next_ManyWindows_StaysWithinWhatCanBe()
    {
        var sampler = new MotionSampler(new(network), Settings with { Temperature = new(40, 40, 40) }, 1);
        using Tensor around = Heard(MotionLayout.Length).t();

        for (int i = 0; i < 6; i++)
            Assert.All(sampler.Next(around), value => Assert.InRange(value, -3.5f, 3.5f));
    }

    private float[] Draw(Tensor heard, SamplerSettings settings, ulong seed) =>
        new MotionSampler(new(network), settings, seed).All(heard).contiguous().data<float>().ToArray();

    private static Tensor Heard(int frames)
    {
        using var noise = new Generator(9, CPU);
        return empty([frames, MotionLayout.Heard]).normal_(0, 1, noise);
    }
}
