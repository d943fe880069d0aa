using Chrysalis.Talking.Families.AdNerf.Networks;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Numpy;
using Chrysalis.Talking.Tests.Checkpoints;
using Chrysalis.Talking.Tests.Footage.Official;
using Chrysalis.Talking.Tests.Reference;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.AdNerf.Official;

/// <summary>Checkpoints of both of AD-NeRF's trainings with rule-made weights, and a data folder that goes with them.</summary>
internal sealed class AdNerfFiles : IDisposable
{
    private readonly OfficialExample data = new();

    public AdNerfFiles()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        GoldenRule.Fill(Audio);
        GoldenRule.Fill(Attention);
        Head = TorchSave.Write(Path.Combine(data.Folder, "400000_head.tar"), false,
            ("network_fn_state_dict", Weights(Coarse)), ("network_fine_state_dict", Weights(Fine)),
            ("network_audnet_state_dict", Weights(Audio)), ("network_audattnet_state_dict", Weights(Attention)));
        Torso = TorchSave.Write(Path.Combine(data.Folder, "400000_body.tar"), false,
            ("network_fn_state_dict", Weights(TorsoCoarse)), ("network_fine_state_dict", Weights(TorsoFine)),
            ("network_audnet_state_dict", Weights(Audio)));
        var background = new Frame(64, 48);
        new Random(3).NextBytes(background.Rgb);
        StillImage.Save(Path.Combine(data.Folder, "bc.png"), background);
        Features = Path.Combine(data.Folder, "speech.npy");
        NpyWriter.Write(Features, new([Frames, 16, 29], GoldenRule.Input("logits", -1, 1, Frames * 464).data<float>().ToArray()));
    }

    public const int Frames = 12;

    public string Folder => data.Folder;

    public string Head { get; }

    public string Torso { get; }

    public string Features { get; }

    public FaceNerf Coarse { get; } = Filled(new(FaceNerfShape.Head), 40);

    public FaceNerf Fine { get; } = Filled(new(FaceNerfShape.Head), 60);

    public FaceNerf TorsoCoarse { get; } = Filled(new(FaceNerfShape.Torso), 50);

    public FaceNerf TorsoFine { get; } = Filled(new(FaceNerfShape.Torso), 45);

    public AudioNet Audio { get; } = new();

    public AudioAttention Attention { get; } = SpeechWindow.Attention();

    public void Dispose()
    {
        foreach (IDisposable one in (IDisposable[])[Coarse, Fine, TorsoCoarse, TorsoFine, Audio, Attention, data])
            one.Dispose();
    }

    private static Dictionary<string, Tensor> Weights(nn.Module network) =>
        network.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.detach());

    /// <summary>Densities are multiplied, so that rays end within their range and weights differ along them.</summary>
    private static FaceNerf Filled(FaceNerf network, float density)
    {
        using var _ = no_grad();
        GoldenRule.Fill(network).get_parameter("alpha_linear.weight")!.mul_(density);
        return network;
    }
}
