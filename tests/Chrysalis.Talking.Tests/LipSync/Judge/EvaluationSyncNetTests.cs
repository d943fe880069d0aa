using Chrysalis.Talking.LipSync.Judge;
using Chrysalis.Talking.Tests.Reference;
using Chrysalis.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.LipSync.Judge;

public class EvaluationSyncNetTests
{
    [Fact]
    public void Forward_WeightsByRule_EqualsThePublicCode()
    {
        SharedData.Require("golden/syncnet");
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using EvaluationSyncNet network = GoldenRule.Fill(new EvaluationSyncNet());
        (Tensor sound, Tensor lips) = network.call(
            GoldenRule.Input("syncnet.mfcc", -20, 20, 2, 1, 13, 20),
            GoldenRule.Input("syncnet.frames", 0, 255, 2, 3, 5, 224, 224));
        Golden.AssertEqual("syncnet/syncnet.audio.npy", sound);
        Golden.AssertEqual("syncnet/syncnet.lip.npy", lips);
    }

    [Fact]
    public void Parameters_AsPublished_AreCounted()
    {
        using var scope = NewDisposeScope();
        using var network = new EvaluationSyncNet();
        Assert.Equal(13_631_616, network.parameters().Sum(parameter => parameter.numel()));
        Assert.Contains("netcnnlip.18.weight", network.state_dict().Keys);
        Assert.Contains("netfcaud.1.running_mean", network.state_dict().Keys);
    }
}
