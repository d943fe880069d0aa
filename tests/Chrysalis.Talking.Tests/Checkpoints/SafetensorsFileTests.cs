using System.Buffers.Binary;
using System.Text;
using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Checkpoints;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis weights ").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Byte)]
    public void Read_WhatWasWritten_IsTheSame(ScalarType type)
    {
        string path = Path.Combine(folder, "a b.safetensors");
        Tensor matrix = arange(12, dtype: ScalarType.Float32).view(3, 4).to(type);
        SafetensorsFile.Write(
            path, new Dictionary<string, Tensor> { ["matrix"] = matrix, ["turned"] = matrix.t(), ["nothing"] = zeros([0, 2], type) });

        Dictionary<string, Tensor> read = SafetensorsFile.Read(path);

        Assert.True(read["matrix"].equal(matrix).all().item<bool>());
        Assert.True(read["turned"].equal(matrix.t()).all().item<bool>());
        Assert.Equal([0L, 2L], read["nothing"].shape);
        Assert.Equal(type, read["turned"].dtype);
    }

    [Fact]
    public void Write_FollowsTheFormat_SoThatOtherReadersUnderstand()
    {
        string path = Path.Combine(folder, "a.safetensors");
        SafetensorsFile.Write(
            path, new Dictionary<string, Tensor> { ["w"] = tensor(new[] { 1f, 2f }) }, new Dictionary<string, string> { ["k"] = "v" });

        byte[] bytes = File.ReadAllBytes(path);
        int headerLength = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, headerLength % 8);
        Assert.Equal(
            """{"__metadata__":{"k":"v"},"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""",
            Encoding.UTF8.GetString(bytes, 8, headerLength).TrimEnd());
        Assert.Equal(2f, BitConverter.ToSingle(bytes, 8 + headerLength + 4));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,9]}}""", "does not lie within the file")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4611686018427387904,8],"data_offsets":[0,8]}}""", "does not lie within the file")]
    [InlineData("""{"w":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "does not lie within the file")]
    [InlineData("""{"w":{"dtype":"F4","shape":[3],"data_offsets":[0,2]}}""", "does not lie within the file")]
    [InlineData("""{"w":{"dtype":"F99","shape":[2],"data_offsets":[0,8]}}""", "of type 'F99'")]
    [InlineData("""{"w":{"dtype":"F32"}}""", "header cannot be read")]
    [InlineData("""[[[[[[[[[[[[[[1]]]]]]]]]]]]]]""", "header cannot be read")]
    [InlineData("""{"w":""", "header cannot be read")]
    public void Read_HostileHeader_IsOneSentence(string header, string expected)
    {
        string path = Path.Combine(folder, "bad.safetensors");
        byte[] json = Encoding.UTF8.GetBytes(header);
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((long)json.Length), .. json, .. new byte[8]]);

        var error = Assert.Throws<CheckpointException>(() => SafetensorsFile.Read(path));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("bad.safetensors", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_GiantDeclaredHeader_AllocatesNothing()
    {
        string path = Path.Combine(folder, "giant.safetensors");
        File.WriteAllBytes(path, BitConverter.GetBytes(long.MaxValue));

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<CheckpointException>(() => SafetensorsFile.Read(path));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Read_RandomDamage_EndsInItsOwnError()
    {
        string path = Path.Combine(folder, "fuzz.safetensors");
        SafetensorsFile.Write(path, new Dictionary<string, Tensor> { ["w"] = ones(4, 4), ["b"] = ones(4) });
        byte[] whole = File.ReadAllBytes(path);
        var draw = new Random(3);
        for (int round = 0; round < 300; round++)
        {
            byte[] damaged = whole[..(round % 3 == 0 ? draw.Next(whole.Length) : whole.Length)];
            for (int i = 0; i < 3 && damaged.Length > 0; i++)
                damaged[draw.Next(Math.Min(damaged.Length, 120))] = (byte)draw.Next(256);
            File.WriteAllBytes(path, damaged);
            try
            {
                SafetensorsFile.Read(path);
            }
            catch (CheckpointException)
            {
            }
        }
    }

    [Fact]
    public void Load_TensorOfAnotherShape_NamesIt()
    {
        using var linear = nn.Linear(3, 2);
        var error = Assert.Throws<CheckpointException>(() =>
            ModuleWeights.Load(
                linear, new Dictionary<string, Tensor> { ["weight"] = ones(2, 4), ["bias"] = ones(2) }, "", "x.safetensors"));
        Assert.Equal("'x.safetensors' holds 'weight' of shape [2, 4]; the network takes [2, 3].", error.Message);
    }
}
