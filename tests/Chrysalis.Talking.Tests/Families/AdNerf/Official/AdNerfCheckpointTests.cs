using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Families.AdNerf.Official;
using Chrysalis.Talking.Families.AdNerf.Networks;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Inspection;
using Chrysalis.Talking.Tests.Checkpoints;
using Chrysalis.Talking.Tests.Reference;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.AdNerf.Official;

public sealed class AdNerfCheckpointTests : IDisposable
{
    private const string Coarse = "network_fn_state_dict", Fine = "network_fine_state_dict";
    private const string Audio = "network_audnet_state_dict", Attention = "network_audattnet_state_dict";
    private readonly TemporaryFolder folder = new();
    private readonly FaceNerf head = GoldenRule.Fill(new FaceNerf(FaceNerfShape.Head));
    private readonly FaceNerf torso = GoldenRule.Fill(new FaceNerf(FaceNerfShape.Torso));
    private readonly AudioNet hearing = GoldenRule.Fill(new AudioNet());
    private readonly AudioAttention attention = GoldenRule.Fill(SpeechWindow.Attention());

    public void Dispose()
    {
        head.Dispose();
        torso.Dispose();
        hearing.Dispose();
        attention.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void LoadHead_FileOfTheTraining_SetsEachNetworkByName(bool legacy)
    {
        using var scope = NewDisposeScope();
        string path = Write(legacy, (Coarse, Weights(head, 1)), (Fine, Weights(head, 2)), (Audio, Weights(hearing, 3)),
            (Attention, Weights(attention, 4)));

        using HeadNerf loaded = AdNerfCheckpoint.LoadHead(path, CPU);

        AssertHolds(loaded.Coarse, head, 1);
        AssertHolds(loaded.Fine, head, 2);
        AssertHolds(loaded.Audio, hearing, 3);
        AssertHolds(loaded.Attention!, attention, 4);
        Assert.False(loaded.Fine.training);
    }

    [Fact]
    public void LoadTorso_FileOfTheTraining_SetsBothNetworks()
    {
        using var scope = NewDisposeScope();
        // What was trained on several devices has 'module.' before every name.
        var several = Weights(torso, 2).ToDictionary(pair => "module." + pair.Key, pair => pair.Value);
        string path = Write(false, (Coarse, Weights(torso, 1)), (Fine, several), (Audio, Weights(hearing, 3)));

        using TorsoNerf loaded = AdNerfCheckpoint.LoadTorso(path, CPU);

        AssertHolds(loaded.Coarse, torso, 1);
        AssertHolds(loaded.Fine, torso, 2);
    }

    [Fact]
    public void LoadHead_TrainingBeforeAttention_HearsWithoutIt()
    {
        using var scope = NewDisposeScope();
        using HeadNerf loaded = AdNerfCheckpoint.LoadHead(
            Write(false, (Coarse, Weights(head, 1)), (Fine, Weights(head, 1)), (Audio, Weights(hearing, 1))), CPU);

        Assert.Null(loaded.Attention);
    }

    [Fact]
    public void Load_FileOfTheOther_NamesTheFileToGive()
    {
        using var scope = NewDisposeScope();
        string torsoFile = Write(false, (Coarse, Weights(torso, 1)), (Fine, Weights(torso, 1)), (Audio, Weights(hearing, 1)));
        Assert.Contains(
            "holds AD-NeRF's torso, not its head (its first layer takes 169 values, not 127): give the file of the head, usually named "
            + "..._head.tar.", Refusal(() => AdNerfCheckpoint.LoadHead(torsoFile, CPU)), StringComparison.Ordinal);

        string headFile = Write(true, (Coarse, Weights(head, 1)), (Fine, Weights(head, 1)), (Audio, Weights(hearing, 1)));
        Assert.Contains("give the file of the torso, usually named ..._body.tar.",
            Refusal(() => AdNerfCheckpoint.LoadTorso(headFile, CPU)), StringComparison.Ordinal);
    }

    [Fact]
    public void LoadHead_AnotherNetworksFile_SaysWhatItHolds()
    {
        using var scope = NewDisposeScope();
        Assert.Contains(
            "is no checkpoint of AD-NeRF: it lacks the dictionary 'network_fn_state_dict' and holds 'state_dict', ",
            Refusal(() => AdNerfCheckpoint.LoadHead(Fixture.Path("trained.pth"), CPU)), StringComparison.Ordinal);
        Assert.Contains(
            "and holds the tensors 'weight'; give a .tar file",
            Refusal(() => AdNerfCheckpoint.LoadHead(Fixture.Path("parameter.pth"), CPU)), StringComparison.Ordinal);
        Assert.Contains("does not fit the network FaceNerf: tensors: ",
            Refusal(() => AdNerfCheckpoint.LoadHead(Fixture.Path("several.tar"), CPU)), StringComparison.Ordinal);
        Assert.Contains("is a TorchScript program",
            Refusal(() => AdNerfCheckpoint.LoadHead(Fixture.Path("script.pt"), CPU)), StringComparison.Ordinal);
        Assert.Contains("names posix.system",
            Refusal(() => AdNerfCheckpoint.LoadHead(Fixture.Path("evil.pth"), CPU)), StringComparison.Ordinal);
    }

    [Fact]
    public void LoadHead_FineNetworkMissingOrCoarseOnly_IsRefused()
    {
        using var scope = NewDisposeScope();
        string path = Write(false, (Coarse, Weights(head, 1)), (Audio, Weights(hearing, 1)));

        Assert.Contains("it lacks the dictionary 'network_fine_state_dict' and holds 'network_fn_state_dict', ",
            Refusal(() => AdNerfCheckpoint.LoadHead(path, CPU)), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_FilesOfTheTraining_NamesTheirNetworks()
    {
        using var scope = NewDisposeScope();
        string headFile = Write(false, (Coarse, Weights(head, 1)), (Fine, Weights(head, 1)), (Audio, Weights(hearing, 1)),
            (Attention, Weights(attention, 1)));
        Assert.Equal(
            [
                new(Of("head"), Coarse, "", true, "all tensors fit"), new(Of("head"), Fine, "", true, "all tensors fit"),
                new(Of("AudioNet"), Audio, "", true, "all tensors fit"), new(Of("AudioAttNet"), Attention, "", true, "all tensors fit"),
            ],
            CheckpointReport.Of(headFile).Networks);

        string torsoFile = Write(true, (Coarse, Weights(torso, 1)));
        Assert.Equal([new NetworkFit(Of("torso"), Coarse, "", true, "all tensors fit")], CheckpointReport.Of(torsoFile).Networks);

        static string Of(string network) => $"AD-NeRF {network} (official)";
    }

    private string Write(bool legacy, params (string, IReadOnlyDictionary<string, Tensor>)[] groups) =>
        TorchSave.Write(Path.Combine(folder.Path, "400000_head.tar"), legacy, groups);

    /// <summary>A network's tensors times a number that tells its place in the file.</summary>
    private static Dictionary<string, Tensor> Weights(nn.Module network, float factor) =>
        network.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.detach() * factor);

    private static void AssertHolds(nn.Module loaded, nn.Module expected, float factor)
    {
        Dictionary<string, Tensor> tensors = loaded.state_dict();
        Assert.All(expected.state_dict(), pair => Assert.True(
            (pair.Value.detach() * factor).equal(tensors[pair.Key]).all().item<bool>(), pair.Key));
    }

    private static string Refusal(Func<object> load) => Assert.Throws<CheckpointException>(load).Message;
}
