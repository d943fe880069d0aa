using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Tests.Torch;
using Chrysalis.Talking.Torch.Layers;
using Chrysalis.Talking.Training.Parts;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Training.Parts;

[Collection(TorchRandom.Name)]
public class BatchNormStatisticsTests
{
    [Fact]
    public void Measure_AfterChangingWeights_MakesEvaluationEqualTraining()
    {
        random.manual_seed(3);
        using var block = new ConvBlock(3, 8);
        block.eval();
        Tensor x = rand(16, 3, 12, 12) * 4;

        BatchNormStatistics.Measure(block, 3, _ => block.call(x));

        Tensor evaluated = block.call(x);
        Assert.False(block.training);
        block.train();
        Assert.InRange((evaluated - block.call(x)).abs().max().item<float>(), 0, 2e-3);
    }

    [Fact]
    public void Measure_OverDifferentBatches_TakesTheirMean()
    {
        random.manual_seed(4);
        using var norm = nn.BatchNorm2d(2);
        using var network = nn.Sequential(norm);
        network.eval();
        Tensor[] batches = [rand(8, 2, 6, 6), (rand(8, 2, 6, 6) * 3).Plus(5)];

        BatchNormStatistics.Measure(network, 2, batch => network.call(batches[batch]));

        Tensor mean = batches[0].mean([0L, 2L, 3L]).Plus(batches[1].mean([0L, 2L, 3L])) / 2;
        Tensor variance = batches[0].var([0L, 2L, 3L]).Plus(batches[1].var([0L, 2L, 3L])) / 2;
        Assert.InRange((norm.running_mean! - mean).abs().max().item<float>(), 0, 1e-5);
        Assert.InRange((norm.running_var! - variance).abs().max().item<float>(), 0, 1e-5);
    }
}
