using Chrysalis.Talking.Numpy;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Numpy;

public sealed class NpyArrayTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("adnerf.embed10.npy", 64, 63)]
    [InlineData("adnerf.audioatt.npy", 64)]
    [InlineData("adnerf.raw2outputs.weights.npy", 16, 64)]
    public void Read_FilesOfNumPy_HoldsTheirNumbers(string name, params int[] shape)
    {
        string path = SharedData.Require(Path.Combine("golden", "adnerf", name));

        NpyArray array = NpyArray.Read(path);

        Assert.Equal(shape, array.Shape);
        Assert.Equal(NpyFile.Read(path).Values, array.Values);
    }

    [Fact]
    public void Read_EachTypeAndOrderOfBytes_GivesTheSameNumbers()
    {
        float[] expected = [-1.5f, 0, 0.25f, 1024];
        (string Type, Func<float, byte[]> Bytes)[] types =
        [
            ("<f2", value => BitConverter.GetBytes((Half)value)), ("<f4", BitConverter.GetBytes),
            ("<f8", value => BitConverter.GetBytes((double)value)),
        ];
        foreach ((string type, Func<float, byte[]> bytes) in types)
        {
            Assert.Equal(expected, Read(NpyBytes.Header(type, "False", 4), [.. expected.SelectMany(bytes)]).Values);
            string big = type.Replace('<', '>');
            Assert.Equal(expected, Read(NpyBytes.Header(big, "False", 4), [.. expected.SelectMany(v => bytes(v).Reverse())]).Values);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_EachVersion_HoldsTheNumbers(byte version)
    {
        NpyArray array = Read(NpyBytes.Header("<f4", "False", 2, 1), Floats(7, 8), version);

        Assert.Equal([2, 1], array.Shape);
        Assert.Equal([7f, 8], array.Values);
    }

    [Fact]
    public void Read_ColumnMajor_IsTurned()
    {
        // Value 100 i + 10 j + k at (i, j, k) of 2 x 3 x 2: in Fortran's order i runs fastest.
        float[] columnMajor = [0, 100, 10, 110, 20, 120, 1, 101, 11, 111, 21, 121];
        float[] rowMajor = [0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121];

        Assert.Equal(rowMajor, Read(NpyBytes.Header("<f4", "True", 2, 3, 2), Floats(columnMajor)).Values);
    }

    [Fact]
    public void Read_OddButValidHeaders_AreRead()
    {
        Assert.Equal([5f], Read("{\"shape\":(),\"descr\":\"<f4\",\"fortran_order\":False}", Floats(5)).Values);
        Assert.Equal([2], Read("{'fortran_order': False, 'shape': (2L,), 'descr': '<f4'}", Floats(5, 6)).Shape);
        NpyArray empty = Read(NpyBytes.Header("<f4", "False", 0, 3), []);
        Assert.Equal([0, 3], empty.Shape);
        Assert.Empty(empty.Values);
    }

    [Theory]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", "holds Python objects, which are never loaded here")]
    [InlineData("{'descr': '<i8', 'fortran_order': False, 'shape': (1,), }", "holds values of type '<i8'")]
    [InlineData("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", "holds records of several values")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", "8 bytes of numbers are not what its shape [3] at 4")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", "8 bytes of numbers are not what its shape [1] at 4")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904, 4), }", "is cut short or damaged")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 4611686018427387904), }", "is cut short or damaged")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-2, -1), }", "header of the .npy file cannot be read")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, }", "header of the .npy file cannot be read")]
    [InlineData("{'descr': '<f4', 'descr': '<f4', 'shape': (2,), }", "header of the .npy file cannot be read")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), } + x", "header of the .npy file cannot be read")]
    [InlineData("__import__('os').system('true')", "header of the .npy file cannot be read")]
    public void Read_OtherHeaders_IsRefusedInOneSentence(string header, string expected)
    {
        string message = Assert.Throws<TalkingException>(() => Read(header, Floats(1, 2))).Message;

        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoSuchFile_IsRefused()
    {
        Assert.Contains("does not exist", Assert.Throws<TalkingException>(() => NpyArray.Read(folder.Path + "/no")).Message,
            StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<TalkingException>(() => NpyArray.Read(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("is no .npy file", Assert.Throws<TalkingException>(() => NpyArray.Read(folder.File("a.npy"))).Message,
            StringComparison.Ordinal);
        Assert.Contains("is of version 9", Assert.Throws<TalkingException>(
            () => Read(NpyBytes.Header("<f4", "False", 1), Floats(1), 9)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CutAnywhere_IsRefused()
    {
        byte[] whole = NpyBytes.Of([2], 1, 2);
        for (int length = 0; length < whole.Length; length++)
        {
            string path = Write(whole[..length]);
            Assert.Throws<TalkingException>(() => NpyArray.Read(path));
        }
    }

    private NpyArray Read(string header, byte[] data, byte version = 1) => NpyArray.Read(Write(NpyBytes.File(header, data, version)));

    private string Write(byte[] content)
    {
        string path = Path.Combine(folder.Path, "array.npy");
        File.WriteAllBytes(path, content);
        return path;
    }

    private static byte[] Floats(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}
