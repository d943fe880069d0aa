using Chrysalis.Talking.Checkpoints;
using System.IO.Compression;
using Chrysalis.Talking.Checkpoints.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Checkpoints;

public sealed class HostileCheckpointTests : IDisposable
{
    private const long BoundedBytes = 600_000_000;
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis hostile ").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Open_HandmadeTensor_IsRead()
    {
        using WeightsFile file = CheckpointFile.Open(new HandmadePickle().Tensor(4, 0, [2, 2], [2, 1]).Write(Target));

        using Tensor w = file.Load(file.Tensors[0]);
        Assert.Equal([2L, 2L], w.shape);
    }

    [Theory]
    [InlineData(5, 0, new long[] { 5 }, new long[] { 1 }, "needs 5 numbers")]
    [InlineData(long.MaxValue, 0, new long[] { 4 }, new long[] { 1 }, "needs 9223372036854775807 numbers")]
    [InlineData(4, 0, new long[] { 5 }, new long[] { 1 }, "does not lie within its storage of 4 numbers")]
    [InlineData(4, 1, new long[] { 4 }, new long[] { 1 }, "does not lie within its storage")]
    [InlineData(4, -1, new long[] { 2 }, new long[] { 1 }, "does not lie within its storage")]
    [InlineData(4, 3, new long[] { 4 }, new long[] { -1 }, "does not lie within its storage")]
    [InlineData(4, 0, new long[] { -2, -2 }, new long[] { 1, 1 }, "does not lie within its storage")]
    [InlineData(4, 0, new long[] { 1L << 40 }, new long[] { 0 }, "does not lie within its storage")]
    [InlineData(4, 0, new long[] { 1L << 32, 1L << 32 }, new long[] { 0, 0 }, "does not lie within its storage")]
    [InlineData(4, 0, new long[] { 1L << 62, 0, 1L << 62 }, new long[] { 1, 1, 1 }, "does not lie within its storage")]
    [InlineData(4, 0, new long[] { 3, 3 }, new long[] { long.MaxValue, long.MaxValue }, "does not lie within its storage")]
    [InlineData(4, long.MaxValue, new long[] { 2 }, new long[] { 1 }, "does not lie within its storage")]
    [InlineData(4, 0, new long[] { 2 }, new long[] { 1, 1 }, "does not lie within its storage")]
    public void Open_TensorBeyondItsStorage_IsRefused(long count, long offset, long[] shape, long[] stride, string expected) =>
        Assert.Contains(expected, Refusal(new HandmadePickle().Tensor(count, offset, shape, stride)), StringComparison.Ordinal);

    [Theory]
    [InlineData("builtins", "eval")]
    [InlineData("torch", "load")]
    [InlineData("torch.hub", "load")]
    [InlineData("numpy", "load")]
    [InlineData("__torch__", "Net")]
    [InlineData("torch.jit._pickle", "restore_type_tag")]
    public void Open_OtherName_IsRefusedByName(string module, string name) =>
        Assert.Contains(
            $"names {module}.{name}, which a tensor file never needs", Refusal(new HandmadePickle().Global(module, name)),
            StringComparison.Ordinal);

    [Fact]
    public void Open_NameWithControlCharacters_IsShownWithoutThem() =>
        Assert.DoesNotContain('\u001b', Refusal(new HandmadePickle().Global("os", "\u001b[2Jx")));

    [Fact]
    public void Open_CallOfAValue_IsRefused() =>
        Assert.Contains("wants a callable", Refusal(new HandmadePickle().String("x").Code(")R")), StringComparison.Ordinal);

    [Fact]
    public void Open_UnknownInstruction_IsRefused() =>
        Assert.Contains("unknown instruction 0x99 at byte", Refusal(new HandmadePickle().Raw(0x99)), StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[] { (byte)'X', 255, 255, 255, 255 })]
    [InlineData(new byte[] { (byte)'B', 255, 255, 255, 255 })]
    [InlineData(new byte[] { 0x8d, 255, 255, 255, 255, 255, 255, 255, 127 })]
    [InlineData(new byte[] { 0x8e, 0, 0, 0, 0, 0, 0, 0, 128 })]
    [InlineData(new byte[] { (byte)'T', 255, 255, 255, 255 })]
    [InlineData(new byte[] { 0x8b, 255, 255, 255, 127 })]
    public void Open_GiantDeclaredLength_AllocatesNothing(byte[] code)
    {
        string path = new HandmadePickle().Raw(code).Write(Target);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<CheckpointException>(() => CheckpointFile.Open(path));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Open_DeepNesting_IsRefused() =>
        Assert.Contains(
            "nested more than 64 deep", Refusal(new HandmadePickle().Code(")").Repeat(1_000_000, 0x85)), StringComparison.Ordinal);

    [Fact]
    public void Open_ListThatHoldsItself_IsRefused() =>
        Assert.Contains(
            "nested more than 64 deep", Refusal(new HandmadePickle().Code("]q\0h\0h\0").Code("ah\0a")), StringComparison.Ordinal);

    [Fact]
    public void Open_MemoBomb_IsRefused()
    {
        HandmadePickle bomb = new HandmadePickle().Code("]q\0");
        for (byte level = 0; level < 50; level++)
            bomb.Code("](").Raw((byte)'h', level, (byte)'h', level).Code("e").Raw((byte)'q', (byte)(level + 1));

        Assert.Contains("number more than", Refusal(bomb), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DictionaryCopiedAgainAndAgain_IsRefused()
    {
        HandmadePickle bomb = new HandmadePickle().Code("](").Repeat(50_000, (byte)'N', (byte)'N', 0x86).Code("eq\0");
        for (int i = 0; i < 50_000; i++)
            bomb.Global("collections", "OrderedDict").Code("h\0").Raw(0x85).Code("R0");

        Assert.Contains("takes more than", Refusal(bomb), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_EndlessWork_IsRefused() =>
        Assert.Contains(
            "takes more than 4000000 steps", Refusal(new HandmadePickle().Repeat(3_000_000, (byte)'N', (byte)'0')),
            StringComparison.Ordinal);

    [Fact]
    public void Open_ManyValues_StaysBounded() =>
        Refusal(new HandmadePickle().Repeat(5_000_000, (byte)'}'));

    [Fact]
    public void Open_CompressedPickle_IsRefusedUnpacked()
    {
        string path = new HandmadePickle().Repeat(50_000_000, (byte)'N').Write(Target, CompressionLevel.SmallestSize);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains(
            "compressed or encrypted", Assert.Throws<CheckpointException>(() => CheckpointFile.Open(path)).Message,
            StringComparison.Ordinal);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Open_OverlappingMembers_IsRefused()
    {
        byte[] bytes = File.ReadAllBytes(new HandmadePickle().Tensor(4, 0, [4], [1]).Write(Target));
        int second = bytes.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(second + 42), 4);
        File.WriteAllBytes(Target, bytes);

        Assert.Contains(
            "overlaps another member", Assert.Throws<CheckpointException>(() => CheckpointFile.Open(Target)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ArchiveWithWideNumbers_IsRead()
    {
        byte[] narrow = File.ReadAllBytes(new HandmadePickle().Tensor(4, 0, [4], [1]).Write(Target));
        File.WriteAllBytes(Target, HandmadePickle.Widened(narrow));

        using WeightsFile file = CheckpointFile.Open(Target);

        using Tensor w = file.Load(Assert.Single(file.Tensors));
        Assert.Equal(new float[4], w.data<float>().ToArray());
    }

    [Fact]
    public void Open_ZipOfSomethingElse_IsRefused()
    {
        using (ZipArchive zip = new(File.Create(Target), ZipArchiveMode.Create))
            zip.CreateEntry("readme.txt");

        Assert.Contains(
            "is a zip archive without data.pkl", Assert.Throws<CheckpointException>(() => CheckpointFile.Open(Target)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("types.pth")]
    [InlineData("types_legacy.pth")]
    [InlineData("views.pth")]
    [InlineData("views_legacy.pth")]
    [InlineData("trained.pth")]
    [InlineData("trained_legacy.pth")]
    [InlineData("script.pt")]
    [InlineData("evil_legacy.pth")]
    public void Open_DamagedCheckpoint_IsReadOrRefused(string name)
    {
        byte[] whole = File.ReadAllBytes(Fixture.Path(name));
        var draw = new Random(20200823);
        int refused = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 400; round++)
        {
            byte[] damaged = whole[..(round % 4 == 0 ? draw.Next(1, whole.Length) : whole.Length)];
            for (int flips = draw.Next(1, 5); flips > 0; flips--)
                damaged[draw.Next(damaged.Length)] = round % 2 == 0
                    ? (byte)draw.Next(256)
                    : (byte)(damaged[draw.Next(damaged.Length)] ^ (1 << draw.Next(8)));
            File.WriteAllBytes(Target, damaged);
            ReadWhole(round);
        }

        Assert.InRange(refused, 1, 400);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, BoundedBytes);

        void ReadWhole(int round)
        {
            try
            {
                using WeightsFile file = CheckpointFile.Open(Target);
                foreach (TensorInfo info in file.Tensors)
                    file.Load(info).Dispose();
            }
            catch (CheckpointException)
            {
                refused++;
            }
            catch (Exception error)
            {
                Assert.Fail($"{name}, round {round}: {error}");
            }
        }
    }

    private string Target => Path.Combine(folder, "stranger.pth");

    private string Refusal(HandmadePickle pickle)
    {
        string path = pickle.Write(Target);
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = Assert.Throws<CheckpointException>(() => CheckpointFile.Open(path)).Message;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, BoundedBytes);
        Assert.DoesNotContain('\n', message);
        return message;
    }
}
