using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Tests.Reference;
using Chrysalis.Talking.Training.Parts;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Training.Parts;

public class AdamOptimizerTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    public void Step_AgreesWithThePaperInDoublePrecision(double weightDecay)
    {
        double[] start = [-1, -0.6, -0.2, 0.2, 0.6, 1];
        var mine = new Parameter(tensor(start, float32).view(2, 3));
        using var optimizer = new AdamOptimizer([("w", mine)], weightDecay: weightDecay);
        var plain = new PlainAdamW(start, weightDecay);
        for (int step = 1; step <= 20; step++)
        {
            Loss(mine, step).backward();
            optimizer.Step(step, 1e-2, clipNorm: double.PositiveInfinity);
            plain.Step(step, 1e-2, value => 2 * value * step + step * Math.Cos(value * step));
        }

        float[] values = mine.data<float>().ToArray();
        Assert.All(values.Zip(plain.Values), pair => Assert.InRange(pair.First - pair.Second, -1e-5, 1e-5));
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
                value.Squared().sum().backward();
            optimizer.Step(step, 1e-3);
            if (step == 2)
                before = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        }

        Assert.Equal(before, TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static Tensor Loss(Tensor value, int step) => (value * value * step).Plus((value * step).sin()).sum();
}
