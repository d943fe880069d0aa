using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Families.DiffusedHeads.Networks;
using Chrysalis.Talking.Families.DiffusedHeads.Official;
using Chrysalis.Talking.Tests.Checkpoints;
using Chrysalis.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.DiffusedHeads;

/// <summary>The network is read out of a TorchScript archive by name, whatever its sizes, and the program in it is not run.</summary>
public sealed class DiffusedCheckpointTests
{
    public static TheoryData<string> Shapes { get; } = new(Known.Keys);

    private static Dictionary<string, UNetShape> Known => new()
    {
        ["small"] = DiffusedFiles.Small,
        ["grey"] = DiffusedFiles.Small with { HasGreyMotion = true },
        ["without variance"] = DiffusedFiles.Small with { LearnsVariance = false },
        ["without attention but in the middle"] = DiffusedFiles.Small with { AttentionLevels = [], Blocks = 2 },
        ["plain resampling"] = DiffusedFiles.Small with { ResamplesInBlocks = false, Blocks = 2 },
        ["one level"] = DiffusedFiles.Small with { Multipliers = [2], AttentionLevels = [0] },
        ["three levels, attention on two"] = DiffusedFiles.Small with { Multipliers = [2, 2, 4], AttentionLevels = [1, 2] },
        ["no neighbours"] = DiffusedFiles.Small with { AudioNeighbours = 0 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Load_Archive_IsTheNetworkThatWasSaved(string name)
    {
        using var files = new DiffusedFiles(Known[name]);
        using UNet read = DiffusedCheckpoint.Load(files.Archive, CPU);
        Assert.Equal(Described(Known[name]), Described(read.Shape));
        Assert.False(read.training);
        Dictionary<string, Tensor> weights = read.state_dict();
        foreach ((string tensor, Tensor value) in files.Network.state_dict())
            Assert.True(weights[tensor].equal(value).all().item<bool>(), tensor);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void UNetTensors_AreTheTensorsOfANetwork(string name)
    {
        using var scope = NewDisposeScope();
        using var network = new UNet(Known[name]);
        AssertSame(network.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.shape), UNetTensors.Of(Known[name]));
    }

    [Fact]
    public void UNetTensors_PublishedSizes_AreAsManyNumbersAsPublished() => Assert.Equal(
        215_739_398, UNetTensors.Of(UNetShape.Published with { HasGreyMotion = true }).Values.Sum(
            shape => shape.Aggregate(1L, (product, n) => product * n)));

    /// <summary>What training around the network put before its names is left out, and the format may be any.</summary>
    [Fact]
    public void Load_StateDictionaryBehindAName_IsRead()
    {
        using var files = new DiffusedFiles();
        using var scope = NewDisposeScope();
        string path = TorchSave.Write(Path.Combine(files.Path, "network.ckpt"), false, ("state_dict",
            files.Network.state_dict().ToDictionary(pair => "nn_backbone." + pair.Key, pair => pair.Value.detach())));
        using UNet read = DiffusedCheckpoint.Load(path, CPU);
        Assert.Equal(DiffusedFiles.Small.Channels, read.Shape.Channels);
    }

    [Fact]
    public void Load_AnotherNetwork_IsRefusedInOneSentence()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        Refused(Fixture.Path("script.pt"), "is no network of Diffused Heads: it lacks 'time_embed.fc.0.weight'");
        Dictionary<string, long[]> shapes = UNetTensors.Of(DiffusedFiles.Small).ToDictionary();
        Refused(Archive(("audio_embed.0.weight", null)), "it lacks 'audio_embed.0.weight'");
        Refused(
            Archive(("input_blocks.0.0.weight", [32, 20, 3, 3])), "it takes 20 channels and gives 6, where the published networks take");
        Refused(Archive(("middle_block.2.out_layers.3.weight", [64, 64, 1, 1])),
            "does not fit a network of Diffused Heads: tensors: 1 of another shape");
        Refused(Archive(("time_embed.fc.0.weight", [128, 33])), "its 33 channels are no multiple of 32");
        Refused(Archive(("audio_embed.0.weight", [128, 64])), "it hears 64 numbers, which are no odd number of embeddings of 32");
        Refused(Archive(("input_blocks.1.0.in_layers.2.weight", [40, 32, 3, 3])), "gives 40 channels, no multiple of 32");
        Refused(Archive(("output_blocks.1.2.in_layers.2.weight", null)), "is no network of Diffused Heads that is known here: ");

        string Archive((string Name, long[]? Shape) change) => TorchScriptFile.Write(
            Path.Combine(folder.Path, "changed.pt"), "UNet", "", shapes.Where(pair => pair.Key != change.Name || change.Shape is not null)
                .ToDictionary(pair => pair.Key, pair => zeros(pair.Key == change.Name ? change.Shape! : pair.Value)));
    }

    /// <summary>
    /// Views that repeat a few numbers may claim a network that its file is not worth: it is refused before such a network is made.
    /// </summary>
    [Fact]
    public void Load_ArchiveOfRepeatedNumbers_IsRefusedBeforeItCostsMemory()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "hostile.pt");
        Assert.Matches(
            "is damaged or hostile: its tensors claim [0-9]+ bytes, and it has [0-9]+\\.$",
            Refusal(RepeatedNumbers.Of(UNetTensors.Of(DiffusedFiles.Small)).Write(path)));
    }

    private static void Refused(string path, string why) => Assert.Contains(why, Refusal(path), StringComparison.Ordinal);

    private static string Refusal(string path) => Assert.Throws<CheckpointException>(() => DiffusedCheckpoint.Load(path, CPU)).Message;

    private static string Described(UNetShape shape) => $"{shape with { Multipliers = [], AttentionLevels = [], Dropout = 0 }} "
        + $"{string.Join(',', shape.Multipliers)} {string.Join(',', shape.AttentionLevels)}";

    private static void AssertSame(IReadOnlyDictionary<string, long[]> wanted, IReadOnlyDictionary<string, long[]> found)
    {
        Assert.Equal(wanted.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, long[] shape) in wanted)
            Assert.Equal(shape, found[name]);
    }
}
