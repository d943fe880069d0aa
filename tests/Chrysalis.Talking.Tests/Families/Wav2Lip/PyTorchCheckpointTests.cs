using System.Diagnostics;
using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Families.Wav2Lip;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.Wav2Lip;

/// <summary>
/// Official-size checkpoints as users hold them, written by a real PyTorch (Checkpoints/Fixtures/write_wav2lip.py); skipped without them.
/// </summary>
public class PyTorchCheckpointTests
{
    [Theory]
    [InlineData("wav2lip_random.pth")]
    [InlineData("wav2lip_random_legacy.pth")]
    public void Generator_FromACheckpointOfPyTorch_PaintsWhatPyTorchPaints(string name)
    {
        string path = Path.Combine(Path.GetTempPath(), name);
        Assert.SkipUnless(File.Exists(path), $"'{path}' is not there; Checkpoints/Fixtures/write_wav2lip.py writes it");
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var generator = new OfficialGenerator();
        var clock = Stopwatch.StartNew();

        using (WeightsFile file = CheckpointFile.Open(path))
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"opened in {clock.Elapsed.TotalMilliseconds:0} ms");
            ModuleWeights.Load(generator, file.StateDictionary().WithoutModulePrefix());
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"loaded in {clock.Elapsed.TotalMilliseconds:0} ms");
        generator.eval();
        NpyFile expected = NpyFile.Read(Path.Combine(Path.GetTempPath(), "wav2lip_random_expected.npy"));
        float[] painted = generator.call(Mel(), Faces()).contiguous().data<float>().ToArray();
        Assert.Equal([2, 3, 96, 96], expected.Shape);
        Assert.InRange(expected.Values.Zip(painted, (a, b) => Math.Abs(a - b)).Max(), 0, 1e-4);
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
