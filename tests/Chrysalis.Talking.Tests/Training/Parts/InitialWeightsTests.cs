using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Families.Autoencoder;
using Chrysalis.Talking.Families.Wav2Lip;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.LipSync.Judge;
using Chrysalis.Talking.Tests.Torch;
using Chrysalis.Talking.Training.Parts;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Training.Parts;

[Collection(TorchRandom.Name)]
public sealed class InitialWeightsTests
{
    public static TheoryData<string> Names => [.. Networks.Keys];

    private static Dictionary<string, Func<nn.Module>> Networks => new()
    {
        ["mouth"] = () => new MouthNetworks(AutoencoderPreset.Compact, 80, CPU),
        ["speech"] = () => new SpeechEncoder(32),
        ["speech without frontend"] = () => new SpeechEncoder(32, hasFrontend: false),
        ["portrait"] = () => new PortraitNetworks(64, 96, 16, CPU),
        ["patches"] = () => new PatchDiscriminator(),
        ["compact expert"] = () => new CompactPreset().CreateExpert(),
        ["ear"] = () => new CompactEar(80),
        ["compact generator"] = () => new CompactPreset().CreateGenerator(),
        ["patch adversary"] = () => new CompactPreset().CreateAdversary(),
        ["official expert"] = () => new OfficialPreset().CreateExpert(),
        ["official generator"] = () => new OfficialPreset().CreateGenerator(),
        ["official adversary"] = () => new OfficialPreset().CreateAdversary(),
        ["judge"] = () => new EvaluationCompactNet(),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Create_WhateverTheProcessDrewBefore_GivesTheSameWeights(string name)
    {
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> first = Create(name, processSeed: 1, seed: 5);
        Dictionary<string, Tensor> again = Create(name, processSeed: 2, seed: 5);
        Dictionary<string, Tensor> other = Create(name, processSeed: 1, seed: 6);
        Assert.All(first, pair => Assert.True(pair.Value.bytes.SequenceEqual(again[pair.Key].bytes), pair.Key));
        Assert.Contains(first, pair => !pair.Value.bytes.SequenceEqual(other[pair.Key].bytes));
    }

    /// <summary>
    /// Torch's own first weights are the oracle: the same layers stay zero, and deviations agree within 12 % where there are 2000 values or
    /// more.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Create_SpreadsWeightsAsTorchDoes(string name)
    {
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> own = Create(name, processSeed: 1, seed: 5);
        using nn.Module network = Networks[name]();
        Dictionary<string, Tensor> torchs = ModuleWeights.Of(network, "");
        foreach ((string parameter, Tensor value) in own.Where(pair => pair.Value.is_floating_point()))
        {
            Assert.Equal(torchs[parameter].count_nonzero().item<long>() > 0, value.count_nonzero().item<long>() > 0);
            if (value.numel() >= 2000 && value.std().item<float>() > 0)
                Assert.InRange(value.std().item<float>() / torchs[parameter].std().item<float>(), 0.88, 1.12);
        }
    }

    [Fact]
    public void Create_LeavesTheProcessGeneratorAsItWas()
    {
        random.manual_seed(3);
        using Tensor before = random.get_rng_state();
        using var noise = new Generator(1, CPU);
        InitialWeights.Create(() => new SpeechEncoder(32), noise).Dispose();
        using Tensor after = random.get_rng_state();
        Assert.True(before.bytes.SequenceEqual(after.bytes));
    }

    [Fact]
    public void Create_LayerThatIsNotKnown_SaysSo()
    {
        using var noise = new Generator(1, CPU);
        var error = Assert.Throws<InvalidOperationException>(() => InitialWeights.Create(() => nn.LSTM(3, 4), noise));
        Assert.Contains("draws its first weights in a way that is not known", error.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, Tensor> Create(string name, long processSeed, ulong seed)
    {
        random.manual_seed(processSeed);
        using var noise = new Generator(seed, CPU);
        // Copies: the collector may free a network, and its tensors with it, while they are looked at.
        using nn.Module network = InitialWeights.Create(Networks[name], noise);
        return ModuleWeights.Of(network, "");
    }
}
