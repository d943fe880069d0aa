using Chrysalis.Talking.Families.DiffusedHeads.Networks;
using Chrysalis.Talking.Tests.Reference;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.DiffusedHeads;

/// <summary>The network of Diffused Heads.</summary>
public sealed class UNetTests
{
    // The golden network: narrower than the published one, and on smaller pictures.
    private static readonly UNetShape Narrow = new() { Channels = 64, HasGreyMotion = true };

    [Fact]
    public void Predict_OnRuleMadeWeights_EqualsThePublicCode()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using UNet network = GoldenRule.Fill(new UNet(Narrow));
        Tensor steps = tensor([17L, 900L]);
        Golden.AssertEqual("diffusedheads/diffusedheads.time.npy", network.EmbedTime(steps));
        Golden.AssertEqual("diffusedheads/diffusedheads.output.npy", network.Predict(
            GoldenRule.Input("dh.noisy", -1, 1, 2, 3, 64, 64), steps, GoldenRule.Input("dh.motion", -1, 1, 2, 2, 64, 64),
            GoldenRule.Input("dh.identity", -1, 1, 2, 3, 64, 64), GoldenRule.Input("dh.audio", -1, 1, 2, 5, 64)));
    }

    [Fact]
    public void Network_HasAsManyParametersAsPublished()
    {
        using var scope = NewDisposeScope();
        using var narrow = new UNet(Narrow);
        Assert.Equal(13_519_622, narrow.parameters().Sum(parameter => parameter.numel()));
    }

    /// <summary>An untrained network says nothing: its last layer begins at zero.</summary>
    [Fact]
    public void Predict_UntrainedNetwork_IsZero()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using var network = new UNet(DiffusedFiles.Small);
        network.eval();
        Tensor said = network.Predict(
            ones(2, 3, 8, 8), tensor([0L, 999L]), ones(2, 6, 8, 8), ones(2, 3, 8, 8), ones(2, 5, 32));
        Assert.Equal([2, 6, 8, 8], said.shape);
        Assert.Equal(0, said.abs().max().item<float>());
    }

    /// <summary>TorchSharp leaves the weights of a group norm as its memory was.</summary>
    [Fact]
    public void Network_Untrained_NormalisesWithoutScalingOrShifting()
    {
        using var scope = NewDisposeScope();
        using var network = new UNet(DiffusedFiles.Small);
        string[] norms = [.. network.named_modules().Where(one => one.module is TorchSharp.Modules.GroupNorm).Select(one => one.name)];
        Assert.NotEmpty(norms);
        Dictionary<string, Tensor> weights = network.state_dict();
        foreach (string norm in norms)
        {
            Assert.True(weights[norm + ".weight"].equal(ones_like(weights[norm + ".weight"])).all().item<bool>(), norm);
            Assert.True(weights[norm + ".bias"].equal(zeros_like(weights[norm + ".bias"])).all().item<bool>(), norm);
        }
    }
}
