using System.Buffers.Binary;
using System.Text;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Inspection;

namespace Chrysalis.Talking.Tests.Checkpoints;

public sealed class SafetensorsTypesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis types ").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // Names and bits of the safetensors crate, 0.6 (tensor.rs, Dtype).
    [Theory]
    [InlineData("BOOL", 8)]
    [InlineData("F4", 4)]
    [InlineData("F6_E2M3", 6)]
    [InlineData("F6_E3M2", 6)]
    [InlineData("U8", 8)]
    [InlineData("I8", 8)]
    [InlineData("F8_E5M2", 8)]
    [InlineData("F8_E4M3", 8)]
    [InlineData("F8_E8M0", 8)]
    [InlineData("F8_E4M3FNUZ", 8)]
    [InlineData("F8_E5M2FNUZ", 8)]
    [InlineData("I16", 16)]
    [InlineData("U16", 16)]
    [InlineData("F16", 16)]
    [InlineData("BF16", 16)]
    [InlineData("I32", 32)]
    [InlineData("U32", 32)]
    [InlineData("F32", 32)]
    [InlineData("C64", 64)]
    [InlineData("F64", 64)]
    [InlineData("I64", 64)]
    [InlineData("U64", 64)]
    public void Of_EveryType_IsListed(string type, int bits)
    {
        string path = Path.Combine(folder, "a.safetensors");
        byte[] header = Encoding.UTF8.GetBytes(
            $$$"""{"w":{"dtype":"{{{type}}}","shape":[2,4],"data_offsets":[0,{{{bits}}}]}}""");
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        File.WriteAllBytes(path, [.. length, .. header, .. new byte[bits]]);

        TensorInfo info = Assert.Single(Assert.Single(CheckpointReport.Of(path).Groups).Tensors);

        Assert.Equal([2L, 4L], info.Shape);
        Assert.Equal(bits, info.Bytes);
    }
}
