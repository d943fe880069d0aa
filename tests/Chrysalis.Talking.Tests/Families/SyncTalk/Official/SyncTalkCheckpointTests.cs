using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Families.SyncTalk.Official;
using Chrysalis.Talking.Families.SyncTalk.Networks;
using Chrysalis.Talking.Families.Wav2Lip.Generators;
using Chrysalis.Talking.Inspection;
using Chrysalis.Talking.Tests.Reference;
using Chrysalis.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.SyncTalk.Official;

public sealed class SyncTalkCheckpointTests : IDisposable
{
    private static readonly HeadShape Small = new(Codes: 3);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true, 7)]
    [InlineData(false, 7)]
    [InlineData(false, 2)]
    public void LoadHead_OfASavedHead_GivesItsTensorsByName(bool withTorso, int expressions)
    {
        using var scope = NewDisposeScope();
        HeadShape shape = Small with { Expressions = expressions, TorsoCodeValues = withTorso ? 8 : 0 };
        Dictionary<string, Tensor> saved = Saved(shape, withTorso);
        string path = Write(saved);

        using SyncTalkModules loaded = SyncTalkCheckpoint.LoadHead(path);
        Assert.Equal(withTorso, loaded.Torso is not null);
        Assert.Equal(shape, loaded.Head.Shape);
        AssertSame(saved, [loaded.Head, .. loaded.Torso is null ? [] : new nn.Module[] { loaded.Torso }]);
    }

    /// <summary>The file as the public trainer writes it: the weights beside an optimiser's state and running means.</summary>
    [Fact]
    public void LoadHead_OfAWholeTraining_TakesTheModel()
    {
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> saved = Saved(Small, withTorso: true);
        string path = Path.Combine(folder.Path, "ngp_ep0028.pth");
        TrainerFile.Write(path, saved);
        using SyncTalkModules loaded = SyncTalkCheckpoint.LoadHead(path);
        AssertSame(saved, [loaded.Head, loaded.Torso!]);
    }

    [Fact]
    public void LoadHead_OfTheBest_WhichIsKeptWithoutDensities_Loads()
    {
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> saved = Saved(Small with { TorsoCodeValues = 0 }, withTorso: false);
        saved.Remove("density_grid");
        using SyncTalkModules loaded = SyncTalkCheckpoint.LoadHead(Write(saved));
        Assert.Equal(saved["density_bitfield"].data<byte>().ToArray(), loaded.Head.Occupancy.data<byte>().ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("audio_encoder.")]
    public void LoadEar_WithOrWithoutTheModulesName_Loads(string prefix)
    {
        using var scope = NewDisposeScope();
        using AudioVisualEncoder ear = GoldenRule.Fill(new AudioVisualEncoder());
        string path = Write(ModuleWeights.Of(ear, "")
            .ToDictionary(pair => prefix + pair.Key["audio_encoder.".Length..], pair => pair.Value));
        using AudioVisualEncoder loaded = SyncTalkCheckpoint.LoadEar(path);
        Assert.False(loaded.training);
        AssertSame(ModuleWeights.Of(ear, ""), [loaded]);
    }

    [Fact]
    public void LoadHead_OfAnotherNetwork_IsRefusedInOneSentence()
    {
        using var scope = NewDisposeScope();
        using var generator = new OfficialGenerator();
        string path = Write(ModuleWeights.Of(generator, "", ScalarType.Float16));
        AssertRefused($"'{path}' is not a SyncTalk head: it lacks 'aud_ch_att_net.net.1.weight'; "
            + "give an ngp_*.pth that SyncTalk's main.py wrote.", () => SyncTalkCheckpoint.LoadHead(path));
        AssertRefused($"'{path}' is not SyncTalk's audio-visual encoder: it lacks '12.conv_block.0.weight'; "
            + "give the audio_visual_encoder.pth that comes with SyncTalk.", () => SyncTalkCheckpoint.LoadEar(path));
    }

    [Fact]
    public void LoadHead_OfAHeadThatHearsOtherwise_SaysSo()
    {
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> saved = Saved(Small, withTorso: true);
        saved["audio_net.encoder_conv.0.weight"] = zeros(32, 29, 3);
        string path = Write(saved);
        AssertRefused($"'{path}' is a head that hears by DeepSpeech, HuBERT or Esperanto ('audio_net.encoder_conv.0.weight'): "
            + "train it on the features of SyncTalk's own encoder (asr_model ave).", () => SyncTalkCheckpoint.LoadHead(path));
    }

    [Fact]
    public void LoadHead_WithATensorMissingOrOfAnotherShape_NamesIt()
    {
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> saved = Saved(Small, withTorso: true);
        saved.Remove("torso_net.net.2.weight");
        saved["encoder_yz.embeddings"] = zeros(5, 1);
        string path = Write(saved);
        AssertRefused($"'{path}' does not fit a SyncTalk head: tensors: 1 missing ('torso_net.net.2.weight'), "
            + "1 of another shape ('encoder_yz.embeddings' is [5, 1], the network takes [163584, 1]).",
            () => SyncTalkCheckpoint.LoadHead(path));
        saved["individual_codes"] = zeros(12);
        path = Write(saved);
        AssertRefused($"'{path}' holds 'individual_codes' of shape [12]; frames' codes are a table, frame by number.",
            () => SyncTalkCheckpoint.LoadHead(path));
    }

    [Fact]
    public void Inspect_OfEachFile_NamesItsNetworkOnly()
    {
        using var scope = NewDisposeScope();
        using var generator = new OfficialGenerator();
        using var ear = new AudioVisualEncoder();
        Assert.Equal(["SyncTalk head and torso (official)"], Named(Saved(new(), withTorso: true)));
        Assert.Equal(["SyncTalk head (official)"], Named(Saved(new(), withTorso: false)));
        Dictionary<string, Tensor> best = Saved(new(), withTorso: true);
        best.Remove("density_grid");
        Assert.Equal(["SyncTalk head and torso (official, without densities)"], Named(best));
        Assert.Equal(["SyncTalk audio-visual encoder (official)"], Named(ModuleWeights.Of(ear, "")));
        Assert.Equal(["Wav2Lip generator (official)"], Named(ModuleWeights.Of(generator, "", ScalarType.Float16)));
    }

    private IEnumerable<string> Named(Dictionary<string, Tensor> tensors)
    {
        IReadOnlyList<NetworkFit> networks = CheckpointReport.Of(Write(tensors)).Networks;
        Assert.All(networks, network => Assert.True(network.Fits, network.Note));
        return networks.Select(network => network.Network);
    }

    private static Dictionary<string, Tensor> Saved(HeadShape shape, bool withTorso)
    {
        using HeadNetwork head = GoldenRule.FillParameters(new HeadNetwork(shape));
        using TorsoNetwork torso = GoldenRule.FillParameters(new TorsoNetwork(shape));
        using var _ = no_grad();
        head.Occupancy.fill_(0b10110);
        return ModuleWeights.Of(head, "").Concat(withTorso ? ModuleWeights.Of(torso, "") : []).ToDictionary();
    }

    private static void AssertSame(Dictionary<string, Tensor> expected, IReadOnlyList<nn.Module> modules)
    {
        Dictionary<string, Tensor> actual = modules.SelectMany(module => ModuleWeights.Of(module, "")).ToDictionary();
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        Assert.All(expected, pair => Assert.True(pair.Value.equal(actual[pair.Key]).all().item<bool>(), pair.Key));
    }

    private static void AssertRefused(string message, Action load) =>
        Assert.Equal(message, Assert.Throws<CheckpointException>(load).Message);

    private string Write(Dictionary<string, Tensor> tensors)
    {
        string path = Path.Combine(folder.Path, Guid.NewGuid().ToString("N") + ".safetensors");
        SafetensorsFile.Write(path, tensors);
        return path;
    }
}
