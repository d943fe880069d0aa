using Chrysalis.Talking.LipSync;
using Chrysalis.Talking.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Training;

public class BatchNormStatisticsTests
{
    [Fact]
    public void Measure_AfterChangingWeights_MakesEvaluationEqualTraining()
    {
        random.manual_seed(3);
        using var block = new ConvBlock(3, 8);
        block.eval();
        Tensor x = rand(16, 3, 12, 12) * 4;

        BatchNormStatistics.Measure(block, 60, _ => block.call(x));

        Tensor evaluated = block.call(x);
        Assert.False(block.training);
        block.train();
        Assert.InRange((evaluated - block.call(x)).abs().max().item<float>(), 0, 0.02);
    }
}
