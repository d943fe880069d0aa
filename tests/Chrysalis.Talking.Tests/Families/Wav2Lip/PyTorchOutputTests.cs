using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Families.Wav2Lip.Generators;
using Chrysalis.Talking.Tests.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.Wav2Lip;

/// <summary>
/// The official-size generator beside a real PyTorch's (Checkpoints/Fixtures/write_wav2lip.py): the weights are drawn here from the same
/// seed, go through a file, and what is painted is compared with what PyTorch painted.
/// </summary>
public sealed class PyTorchOutputTests
{
    private const int Step = 37;
    private static readonly string[] Tensors = ["conv_block", "weight", "bias", "running_mean", "running_var", "num_batches_tracked"];

    [Fact]
    public void Generator_WithWeightsOfPyTorchsSeed_PaintsWhatPyTorchPaints()
    {
        using var folder = new TemporaryFolder();
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using var generator = new OfficialGenerator();
        string path = Path.Combine(folder.Path, "wav2lip.safetensors");
        SafetensorsFile.Write(path, Drawn(generator.state_dict()));
        using (WeightsFile file = CheckpointFile.Open(path))
            ModuleWeights.Load(generator, file.StateDictionary().WithoutModulePrefix());
        generator.eval();

        NpyFile expected = NpyFile.Read(Fixture.Path("wav2lip_every_37th.npy"));
        Tensor painted = generator.call(Mel(), Faces());
        Assert.Equal([2, 3, 96, 96], painted.shape);
        float[] all = painted.contiguous().reshape(-1).data<float>().ToArray();
        float[] own = [.. Enumerable.Range(0, expected.Values.Length).Select(i => all[i * Step])];
        Assert.Equal((all.Length + Step - 1) / Step, own.Length);
        Assert.InRange(expected.Values.Max() - expected.Values.Min(), 0.3, 1);
        Assert.InRange(expected.Values.Zip(own, (a, b) => Math.Abs(a - b)).Max(), 0, 1e-4);
    }

    /// <summary>The script's rule, tensor after tensor in the order of PyTorch's own state_dict.</summary>
    private static Dictionary<string, Tensor> Drawn(Dictionary<string, Tensor> like)
    {
        var generator = new Generator(20200823, CPU);
        string[] parts = ["face_encoder_blocks", "audio_encoder", "face_decoder_blocks", "output_block"];
        Assert.Equal(parts.Order(), like.Keys.Select(name => name.Split('.')[0]).Distinct().Order());
        // PyTorch lists a module's tensors together, its modules in order; TorchSharp all parameters before all running statistics.
        string Place(string name) => string.Join('.', name.Split('.').Select(step =>
            int.TryParse(step, out int number) ? $"{number:00}" : $"{Array.IndexOf([.. parts, .. Tensors], step):00}"));
        var drawn = new Dictionary<string, Tensor>();
        foreach ((string name, Tensor value) in like.OrderBy(pair => Place(pair.Key), StringComparer.Ordinal))
        {
            if (!value.is_floating_point())
            {
                drawn[name] = full_like(value, 1000);
                continue;
            }

            Tensor draw = rand(value.shape, generator: generator);
            if (value.dim() == 4)
            {
                double fan = name.Contains("decoder", StringComparison.Ordinal) && value.shape[2] != 1
                    ? value.shape[1] * 9 : value[0].numel();
                drawn[name] = (draw * 2 - 1) * Math.Sqrt(6 / fan) * (name == "output_block.1.weight" ? 0.005 : 1);
            }
            else if (name.EndsWith("running_var", StringComparison.Ordinal) || name.EndsWith("1.weight", StringComparison.Ordinal))
                drawn[name] = (0.4 * draw).Plus(0.8);
            else
                drawn[name] = 0.2 * (draw - 0.5);
        }

        return drawn;
    }

    /// <summary>The script's rule: ((k * 7919) mod 256) / 255, the painted half of the first three channels zero.</summary>
    private static Tensor Faces()
    {
        Tensor faces = (arange(2 * 6 * 96 * 96, dtype: ScalarType.Int64) * 7919).remainder(256).to(ScalarType.Float32).div(255)
            .view(2, 6, 96, 96);
        faces.narrow(1, 0, 3).narrow(2, 48, 48).zero_();
        return faces;
    }

    private static Tensor Mel() =>
        ((arange(2 * 80 * 16, dtype: ScalarType.Int64) * 104729).remainder(801).to(ScalarType.Float32) / 100 - 4).view(2, 1, 80, 16);
}
