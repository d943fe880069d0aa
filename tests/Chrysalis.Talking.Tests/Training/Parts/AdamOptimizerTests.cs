using Chrysalis.Talking.Training.Parts;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Training.Parts;

public class AdamOptimizerTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    public void Step_AgreesWithTorchsOwn(double weightDecay)
    {
        var mine = new Parameter(linspace(-1, 1, 6).view(2, 3));
        var theirs = new Parameter(linspace(-1, 1, 6).view(2, 3));
        using var optimizer = new AdamOptimizer([("w", mine)], weightDecay: weightDecay);
        using var reference = optim.AdamW([theirs], 1e-2, weight_decay: weightDecay);
        for (int step = 1; step <= 20; step++)
        {
            Loss(mine, step).backward();
            optimizer.Step(step, 1e-2, clipNorm: double.PositiveInfinity);
            reference.zero_grad();
            Loss(theirs, step).backward();
            reference.step();
        }

        Assert.InRange((mine - theirs).abs().max().item<float>(), 0, 1e-6f);
    }

    [Fact]
    public void Step_LongGradient_IsCutToTheNorm()
    {
        var value = new Parameter(zeros(4));
        using var optimizer = new AdamOptimizer([("w", value)]);
        (value * 1000).sum().backward();
        optimizer.Step(1, 1.0, clipNorm: 1);
        Tensor first = optimizer.State("").First().Value;
        Assert.Equal(0.1, first.norm().item<float>(), 4);
    }

    [Fact]
    public void Step_ManyTimes_LeavesNoTensorsBehind()
    {
        var value = new Parameter(ones(4));
        using var optimizer = new AdamOptimizer([("w", value)]);
        long before = 0;
        for (int step = 1; step <= 10; step++)
        {
            using (var scope = NewDisposeScope())
                value.square().sum().backward();
            optimizer.Step(step, 1e-3);
            if (step == 2)
                before = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        }

        Assert.Equal(before, TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static Tensor Loss(Tensor value, int step) => (value * value * step + (value * step).sin()).sum();
}
