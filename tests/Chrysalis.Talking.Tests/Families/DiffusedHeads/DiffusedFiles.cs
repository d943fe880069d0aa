using Chrysalis.Talking.Families.DiffusedHeads.Networks;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Tests.Checkpoints;
using Chrysalis.Talking.Tests.Reference;
using Chrysalis.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.DiffusedHeads;

/// <summary>Archives like the published ones, of a small network with rule-made weights, and a picture of a person.</summary>
internal sealed class DiffusedFiles : IDisposable
{
    public const int Size = 16;

    /// <summary>
    /// A program in the form of the published encoder's: the window's mean x moves what is remembered (m := m / 2 + x), and is heard beside
    /// it (x w + m of the first layer).
    /// </summary>
    public const string EarProgram = """
        class AudioEncoder(Module):
          __parameters__ = ["weight", ]
          __buffers__ = []
          weight : Tensor
          training : bool
          def forward(self: __torch__.AudioEncoder,
            x: Tensor,
            lengths: Tensor,
            init_state: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
            weight = self.weight
            mean = torch.mean(x, [2])
            state = torch.add(torch.mul(init_state, 0.5), mean)
            emb = torch.add(torch.mul(mean, weight), torch.select(state, 0, 0))
            return (emb, lengths, state)

        """;

    private readonly TemporaryFolder folder = new();

    public DiffusedFiles(UNetShape? shape = null)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Network = GoldenRule.Fill(new UNet(shape ?? Small));
        // The program of the network's archive is none: whoever ran it would fail.
        Archive = TorchScriptFile.Write(
            System.IO.Path.Combine(folder.Path, "crema_script.pt"), "UNet", "this is no program",
            Network.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.detach()));
        Weight = GoldenRule.Input("ear.weight", -1, 1, 1, Network.Shape.Channels).data<float>().ToArray();
        Ear = WriteEar("audio_encoder.pt", EarProgram);
        var picture = new Frame(24, 16);
        new Random(7).NextBytes(picture.Rgb);
        Picture = System.IO.Path.Combine(folder.Path, "anna.png");
        StillImage.Save(Picture, picture);
    }

    public static UNetShape Small { get; } = new() { Channels = 32, Multipliers = [1, 2], Blocks = 1, AttentionLevels = [1] };

    public string Path => folder.Path;

    public UNet Network { get; }

    public string Archive { get; }

    public string Ear { get; }

    public float[] Weight { get; }

    public string Picture { get; }

    public string WriteEar(string name, string program)
    {
        using Tensor weight = tensor(Weight).view(1, -1);
        return TorchScriptFile.Write(
            System.IO.Path.Combine(folder.Path, name), "AudioEncoder", program, new Dictionary<string, Tensor> { ["weight"] = weight });
    }

    public void Dispose()
    {
        Network.Dispose();
        folder.Dispose();
    }
}
