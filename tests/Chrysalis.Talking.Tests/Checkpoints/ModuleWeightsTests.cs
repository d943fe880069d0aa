using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Tensors;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Checkpoints;

public sealed class ModuleWeightsTests
{
    [Theory]
    [InlineData("trained.pth")]
    [InlineData("trained_legacy.pth")]
    public void Load_TrainingCheckpoint_SetsTheNetwork(string name)
    {
        using var network = new Small();
        using WeightsFile file = CheckpointFile.Open(Fixture.Path(name));

        ModuleWeights.Load(network, file.StateDictionary().WithoutModulePrefix());

        Dictionary<string, Tensor> state = network.state_dict();
        foreach (Fixture.ExpectedTensor expected in Fixture.Expected(name)
            .Where(tensor => tensor.Group == "state_dict" && !tensor.Name.EndsWith("num_batches_tracked", StringComparison.Ordinal)))
            Assert.Equal(
                expected.Values, state[expected.Name["module.".Length..]].to(ScalarType.Float64).reshape(-1).data<double>().ToArray());
    }

    [Fact]
    public void Load_NamedGroup_TakesThatOne()
    {
        using var linear = nn.Linear(2, 3);
        using WeightsFile file = CheckpointFile.Open(Fixture.Path("several.tar"));

        ModuleWeights.Load(linear, file.StateDictionary("network_fn_state_dict"));

        Assert.Equal(Fixture.Expected("several.tar")[0].Values, linear.weight.to(ScalarType.Float64).reshape(-1).data<double>().ToArray());
    }

    [Fact]
    public void StateDictionary_SeveralGroups_WantsAName()
    {
        using WeightsFile file = CheckpointFile.Open(Fixture.Path("several.tar"));

        Assert.EndsWith(
            "holds 2 dictionaries of tensors ('network_fn_state_dict', 'network_audnet_state_dict'); name the one to load.",
            Assert.Throws<CheckpointException>(() => file.StateDictionary()).Message, StringComparison.Ordinal);
        Assert.Contains(
            "Did you mean 'network_fn_state_dict'?",
            Assert.Throws<CheckpointException>(() => file.StateDictionary("network_f_state_dict")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StateDictionary_TorchScript_SaysWhatToDo()
    {
        using WeightsFile file = CheckpointFile.Open(Fixture.Path("script.pt"));

        Assert.EndsWith(
            "is a TorchScript program, not a state dictionary; load it in Python and save its state_dict() with torch.save.",
            Assert.Throws<CheckpointException>(() => file.StateDictionary()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AnotherNetwork_NamesTheFirstMisfitsAndSetsNothing()
    {
        using var linear = nn.Linear(4, 4);
        using WeightsFile file = CheckpointFile.Open(Fixture.Path("parameter.pth"));
        using Tensor before = linear.weight.clone();

        var error = Assert.Throws<CheckpointException>(() => ModuleWeights.Load(linear, file.StateDictionary()));

        Assert.EndsWith("does not fit the network Linear: tensors: 1 missing ('bias'), 1 of another shape ('weight' is [2, 3], "
            + "the network takes [4, 4]).", error.Message, StringComparison.Ordinal);
        Assert.True(before.equal(linear.weight).all().item<bool>());
    }

    [Fact]
    public void Load_ManyMisfits_CountsThem()
    {
        using var network = new Small();
        using WeightsFile file = CheckpointFile.Open(Fixture.Path("trained.pth"));

        var error = Assert.Throws<CheckpointException>(() => ModuleWeights.Load(network, file.StateDictionary()));

        Assert.Contains(
            "8 missing ('features.0.weight', 'features.0.bias', 'features.1.weight', ...)", error.Message, StringComparison.Ordinal);
        Assert.Contains("8 that the network does not have ('module.features.0.weight', ", error.Message, StringComparison.Ordinal);
    }

    private sealed class Small : nn.Module
    {
        private readonly Sequential features = nn.Sequential(nn.Conv2d(2, 3, 3), nn.BatchNorm2d(3));
        private readonly Linear head = nn.Linear(3, 2);

        public Small() : base(nameof(Small))
        {
            register_module("features", features);
            register_module("head", head);
        }
    }
}
