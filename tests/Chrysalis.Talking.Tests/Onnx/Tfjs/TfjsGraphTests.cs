using Chrysalis.Talking.Onnx;
using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Chrysalis.Talking.Onnx.Tfjs;

namespace Chrysalis.Talking.Tests.Onnx.Tfjs;

public class TfjsGraphTests
{
    [Fact]
    public void Load_QuantisedWeights_AreDecoded()
    {
        byte[] half = new byte[4];
        BinaryPrimitives.WriteHalfLittleEndian(half, (Half)1.5f);
        BinaryPrimitives.WriteHalfLittleEndian(half.AsSpan(2), (Half)(-0.25f));
        using TfjsModelFiles files = new TfjsModelFiles()
            .Weight("bytes", [3], "float32", [0, 1, 255], new() { ["dtype"] = "uint8", ["scale"] = 0.5, ["min"] = -1.0 })
            .Weight("words", [2], "float32", [0, 0, 1, 1], new() { ["dtype"] = "uint16", ["scale"] = 2.0, ["min"] = 3.0 })
            .Weight("halves", [1, 2], "float32", half, new() { ["dtype"] = "float16" })
            .Ints("whole", -7);

        TfjsGraph graph = TfjsGraph.Load(files.Write());

        Assert.Equal([-1f, -0.5f, 126.5f], graph.Constants["bytes"].Values);
        Assert.Equal([3f, 517f], graph.Constants["words"].Values);
        Assert.Equal([1.5f, -0.25f], graph.Constants["halves"].Values);
        Assert.Equal([-7f], graph.Constants["whole"].Values);
    }

    [Fact]
    public void LoadWeights_ManifestAlone_IsRead()
    {
        using TfjsModelFiles files = new TfjsModelFiles().Floats("first", [2], 1, 2);
        string path = files.Write();
        File.WriteAllText(path, JsonNode.Parse(File.ReadAllText(path))!["weightsManifest"]!.ToJsonString());

        Assert.Equal([1f, 2f], TfjsGraph.LoadWeights(path)["first"].Values);
        Assert.Throws<OnnxException>(() => TfjsGraph.Load(path));
    }

    [Fact]
    public void Load_TruncatedWeights_SaysWhereTheyEnd()
    {
        using TfjsModelFiles files = new TfjsModelFiles().Floats("first", [2], 1, 2).Floats("second", [2], 3, 4);
        string path = files.Write();
        File.WriteAllBytes(files.Shard, File.ReadAllBytes(files.Shard)[..^1]);

        var error = Assert.Throws<OnnxException>(() => TfjsGraph.Load(path));

        Assert.Contains("the weights end inside 'second'", error.Message, StringComparison.Ordinal);
        Assert.Equal(path, error.NotInstalled);
    }

    [Theory]
    [InlineData("../model.bin")]
    [InlineData("/etc/passwd")]
    public void Load_ShardOutsideTheFolder_IsRefused(string shard)
    {
        using TfjsModelFiles files = new TfjsModelFiles().Floats("w", [1], 1);
        var error = Assert.Throws<OnnxException>(() => TfjsGraph.Load(files.Write(shard)));
        Assert.Contains(shard, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[1, 2]")]
    [InlineData("""{"modelTopology": {"node": [{"op": 3}]}, "weightsManifest": []}""")]
    [InlineData("""{"modelTopology": {"node": []}, "weightsManifest": [{"paths": ["model.bin"], "weights": [{"name": "w", "shape": """
        + """[99999, 99999], "dtype": "float32"}]}]}""")]
    [InlineData("""{"modelTopology": {"node": []}, "weightsManifest": [{"paths": ["model.bin"], "weights": [{"name": "w", "shape": """
        + """[-1], "dtype": "float32"}]}]}""")]
    [InlineData("""{"modelTopology": {"node": []}, "weightsManifest": [{"paths": ["model.bin"], "weights": [{"name": "w", "shape": """
        + """[1], "dtype": "complex64"}]}]}""")]
    public void Load_DamagedFile_IsOneSentenceAboutIt(string content)
    {
        using var files = new TfjsModelFiles();
        string path = files.Write();
        File.WriteAllText(path, content);
        var error = Assert.Throws<OnnxException>(() => TfjsGraph.Load(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MissingFile_NamesIt()
    {
        var error = Assert.Throws<OnnxException>(() => TfjsGraph.Load("/nowhere/model.json"));
        Assert.Contains("/nowhere/model.json", error.Message, StringComparison.Ordinal);
    }
}
