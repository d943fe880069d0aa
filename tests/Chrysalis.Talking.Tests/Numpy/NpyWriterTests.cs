using Chrysalis.Talking.Numpy;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Numpy;

public sealed class NpyWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData()]
    [InlineData(7)]
    [InlineData(3, 52)]
    [InlineData(2, 16, 29)]
    [InlineData(0, 4)]
    public void Write_AnyShape_IsReadBackAndByAnotherReader(params int[] shape)
    {
        int count = shape.Aggregate(1, (a, b) => a * b);
        float[] values = [.. Enumerable.Range(0, count).Select(i => i * 0.5f - 3)];
        string path = Path.Combine(folder.Path, "a.npy");

        NpyWriter.Write(path, new(shape, values));

        Assert.Equal(shape, NpyArray.Read(path).Shape);
        Assert.Equal(values, NpyArray.Read(path).Values);
        Assert.Equal(shape, NpyFile.Read(path).Shape);
        Assert.Equal(values, NpyFile.Read(path).Values);
        Assert.Equal(0, (new FileInfo(path).Length - values.Length * 4) % 64);
    }

    [Fact]
    public void Write_OtherCountThanTheShapes_IsRefused() =>
        Assert.Throws<ArgumentException>(() => NpyWriter.ToBytes(new([2, 2], [1, 2, 3])));
}
