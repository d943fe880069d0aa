using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Checkpoints;

public sealed class WeightsFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis weights ").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [InlineData("types.pth", "PyTorch (zip)")]
    [InlineData("types_legacy.pth", "PyTorch (before 1.6)")]
    [InlineData("views.pth", "PyTorch (zip)")]
    [InlineData("views_legacy.pth", "PyTorch (before 1.6)")]
    [InlineData("trained.pth", "PyTorch (zip)")]
    [InlineData("trained_legacy.pth", "PyTorch (before 1.6)")]
    [InlineData("several.tar", "PyTorch (zip)")]
    [InlineData("parameter.pth", "PyTorch (zip)")]
    public void Open_FileOfPyTorch_HoldsWhatPyTorchReads(string name, string format)
    {
        IReadOnlyList<Fixture.ExpectedTensor> expected = Fixture.Expected(name);

        using WeightsFile file = CheckpointFile.Open(Fixture.Path(name));

        Assert.Equal(format, file.Format);
        Assert.Equal(
            expected.Select(tensor => (tensor.Group, tensor.Name, tensor.Type)),
            file.Tensors.Select(info => (info.Group, info.Name, info.Type)));
        Assert.All(expected.Zip(file.Tensors), pair => AssertSame(pair.First, pair.Second, file));
    }

    [Fact]
    public void Open_TorchScript_ListsItsTensorsByStateName()
    {
        IReadOnlyList<Fixture.ExpectedTensor> expected = Fixture.Expected("script.pt");

        using WeightsFile file = CheckpointFile.Open(Fixture.Path("script.pt"));

        Assert.True(file.IsTorchScript);
        Assert.Equal(expected.Select(tensor => tensor.Name).Order(), file.Tensors.Select(info => info.FullName).Order());
        Assert.All(expected, tensor => AssertSame(tensor, file.Tensors.Single(info => info.Name == tensor.Name), file));
    }

    [Fact]
    public void Open_Safetensors_HoldsWhatWasWritten()
    {
        string path = Path.Combine(folder, "a.safetensors");
        SafetensorsFile.Write(path, new Dictionary<string, Tensor> { ["w"] = arange(6, dtype: ScalarType.Float32).view(2, 3), ["n"] = zeros(
            [0, 2], ScalarType.Int64) });

        using WeightsFile file = CheckpointFile.Open(path);

        Assert.Equal("safetensors", file.Format);
        Assert.Equal(["w [2, 3] float32 24", "n [0, 2] int64 0"], file.Tensors.Select(info => $"{info.FullName} {info.ShapeText} "
            + $"{info.Type} {info.Bytes}"));
        using Tensor w = file.Load(file.Tensors[0]);
        Assert.Equal([0f, 1, 2, 3, 4, 5], w.data<float>().ToArray());
    }

    [Theory]
    [InlineData("evil.pth")]
    [InlineData("evil_legacy.pth")]
    public void Open_ProgramInsteadOfTensors_IsRefusedByName(string name)
    {
        // The program in the fixture would make this file.
        string trace = Path.Combine(Path.DirectorySeparatorChar + "tmp", "chrysalis_was_hacked");
        File.Delete(trace);

        var error = Assert.Throws<CheckpointException>(() => CheckpointFile.Open(Fixture.Path(name)));

        Assert.EndsWith("names posix.system, which a tensor file never needs: refused, and nothing was run; ask for a file that holds only "
            + "a state_dict.", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(trace));
    }

    [Fact]
    public void Open_WholeModel_IsRefusedByName() =>
        Assert.Contains(
            "names __main__.Small", Assert.Throws<CheckpointException>(() => CheckpointFile.Open(Fixture.Path("whole_model.pth"))).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("<!DOCTYPE html><html>Quota exceeded</html>", "it is a web page")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:12\n", "it is a Git LFS pointer")]
    [InlineData("just some text", "neither safetensors nor what torch.save writes")]
    [InlineData("", "is empty")]
    public void Open_SomethingElse_SaysWhatItIs(string content, string expected)
    {
        string path = Path.Combine(folder, "wav2lip.pth");
        File.WriteAllText(path, content);

        var error = Assert.Throws<CheckpointException>(() => CheckpointFile.Open(path));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("wav2lip.pth", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FolderOrMissingFile_SaysSo()
    {
        Assert.Contains(
            "is a folder", Assert.Throws<CheckpointException>(() => CheckpointFile.Open(folder)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "does not exist", Assert.Throws<CheckpointException>(() => CheckpointFile.Open(Path.Combine(folder, "no"))).Message,
            StringComparison.Ordinal);
    }

    private static void AssertSame(Fixture.ExpectedTensor expected, TensorInfo info, WeightsFile file)
    {
        using Tensor read = file.Load(info);
        Assert.Equal(expected.Shape, info.Shape);
        Assert.Equal(expected.Shape, read.shape);
        Assert.Equal(expected.Type, info.Type);
        using Tensor values = read.to(ScalarType.Float64).reshape(-1);
        Assert.Equal(expected.Values, values.data<double>().ToArray());
    }
}
