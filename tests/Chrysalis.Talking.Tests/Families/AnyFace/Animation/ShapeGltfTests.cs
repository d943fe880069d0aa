using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Chrysalis.Talking.Families.AnyFace.Animation;

namespace Chrysalis.Talking.Tests.Families.AnyFace.Animation;

/// <summary>What the glTF 2.0 specification asks of a file (sections 3.6 and 3.11), checked by reading it anew.</summary>
public sealed class ShapeGltfTests
{
    private const int UnsignedShort = 5123, Float = 5126;
    private readonly JsonNode file;
    private readonly byte[] buffer;

    public ShapeGltfTests()
    {
        using var culture = new ForeignCulture();
        using var output = new StringWriter();
        ShapeFile.Write(output, ShapeFormat.Gltf, ShapeFileTests.Track, ShapeFileTests.Face);
        file = JsonNode.Parse(output.ToString())!;
        string uri = (string)file["buffers"]![0]!["uri"]!;
        Assert.StartsWith("data:application/octet-stream;base64,", uri, StringComparison.Ordinal);
        buffer = Convert.FromBase64String(uri.Split(',')[1]);
    }

    private JsonNode Primitive => file["meshes"]![0]!["primitives"]![0]!;

    [Fact]
    public void Views_LieInTheBufferOneAfterTheOther()
    {
        Assert.Equal("2.0", (string)file["asset"]!["version"]!);
        Assert.Equal(buffer.Length, (int)file["buffers"]![0]!["byteLength"]!);
        int end = 0;
        foreach (JsonNode? view in file["bufferViews"]!.AsArray())
        {
            int offset = (int)view!["byteOffset"]!;
            Assert.Equal(0, offset % 4);
            Assert.InRange(offset, end, end + 3);
            end = offset + (int)view["byteLength"]!;
        }

        Assert.Equal(buffer.Length, end);
    }

    [Fact]
    public void Accessors_FillTheirViewsAndTellTheirBounds()
    {
        JsonArray accessors = file["accessors"]!.AsArray();
        for (int i = 0; i < accessors.Count; i++)
        {
            JsonNode accessor = accessors[i]!;
            JsonNode view = file["bufferViews"]![(int)accessor["bufferView"]!]!;
            int components = (string)accessor["type"]! == "VEC3" ? 3 : 1, size = (int)accessor["componentType"]! == Float ? 4 : 2;
            Assert.Equal((int)view["byteLength"]!, (int)accessor["count"]! * components * size);
            if (size == 2)
                continue;
            float[] values = Floats(i);
            for (int c = 0; c < components; c++)
            {
                float[] one = [.. values.Where((_, at) => at % components == c)];
                Assert.Equal(one.Min(), (double)accessor["min"]![c]!);
                Assert.Equal(one.Max(), (double)accessor["max"]![c]!);
            }
        }
    }

    [Fact]
    public void Mesh_IsTheFaceInMetresWithATargetACoefficient()
    {
        float[] points = Floats((int)Primitive["attributes"]!["POSITION"]!);
        float[] normals = Floats((int)Primitive["attributes"]!["NORMAL"]!);
        JsonArray targets = Primitive["targets"]!.AsArray();

        Assert.Equal(468 * 3, points.Length);
        Assert.Equal(-0.063f * 1.9f, points[152 * 3 + 1], 1e-6f);
        Assert.All(normals.Chunk(3), normal => Assert.Equal(1, normal.Sum(x => x * x), 1e-4f));
        Assert.Equal(4, targets.Count);
        Assert.All(targets, target => Assert.Equal(468 * 3, Floats((int)target!["POSITION"]!).Length));
        Assert.Equal(-0.0063f, Floats((int)targets[SyntheticMouth.Jaw]!["POSITION"]!)[152 * 3 + 1], 1e-6f);
        Assert.Equal(
            ["mouth_0", "mouth_1", "mouth_2", "mouth_3"],
            file["meshes"]![0]!["extras"]!["targetNames"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(4, file["meshes"]![0]!["weights"]!.AsArray().Count);
    }

    [Fact]
    public void Triangles_AreOfPointsThatAreThere()
    {
        int index = (int)Primitive["indices"]!;
        JsonNode accessor = file["accessors"]![index]!;

        Assert.Equal(UnsignedShort, (int)accessor["componentType"]!);
        Assert.Equal(880 * 3, (int)accessor["count"]!);
        Assert.All(MemoryMarshal.Cast<byte, ushort>(Bytes(index)).ToArray(), corner => Assert.InRange(corner, 0, 467));
    }

    [Fact]
    public void Animation_HasTheCoefficientsInTime()
    {
        JsonNode sampler = file["animations"]![0]!["samplers"]![0]!, channel = file["animations"]![0]!["channels"]![0]!;
        float[] times = Floats((int)sampler["input"]!);

        Assert.Equal("weights", (string)channel["target"]!["path"]!);
        Assert.Equal(ShapeFileTests.Track.Frames.Select(frame => (float)frame.TimeSeconds), times);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        Assert.Equal(ShapeFileTests.Track.Frames.SelectMany(frame => frame.Coefficients), Floats((int)sampler["output"]!));
    }

    private float[] Floats(int accessor) => MemoryMarshal.Cast<byte, float>(Bytes(accessor)).ToArray();

    private ReadOnlySpan<byte> Bytes(int accessor)
    {
        JsonNode view = file["bufferViews"]![(int)file["accessors"]![accessor]!["bufferView"]!]!;
        return buffer.AsSpan((int)view["byteOffset"]!, (int)view["byteLength"]!);
    }
}
