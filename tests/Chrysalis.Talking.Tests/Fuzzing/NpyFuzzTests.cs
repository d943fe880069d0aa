using System.Text;
using Chrysalis.Talking.Families.AdNerf.Features;
using Chrysalis.Talking.Numpy;
using Chrysalis.Talking.Tests.Numpy;

namespace Chrysalis.Talking.Tests.Fuzzing;

/// <summary>Damaged .npy files are read or refused: no crash, no hang, no more memory than the file is worth.</summary>
public sealed class NpyFuzzTests
{
    private static readonly string[] Words =
    [
        "'descr'", "'fortran_order'", "'shape'", "'<f4'", "'>f8'", "'<f2'", "'|O'", "'<U999999999'", "[('a', '<f4')]", "True", "False",
        "(2147483647, 2147483647)", "(0, 9223372036854775807)", "(1,)", "()", "(", ")", "{", "}", ",", ":", "L", "\\x00", "\"", "'",
        "\x93NUMPY", "\x01\x00", "\x03\x00", "\xff\xff", "\xff\xff\xff\xff",
    ];

    [Fact]
    public void Read_DamagedArray_IsReadOrRefused() => Run("npy", path => NpyArray.Read(path));

    [Fact]
    public void Read_DamagedSpeechFeatures_IsReadOrRefused() => Run("npy-speech", path => SpeechFeatures.Read(path));

    private static void Run(string name, Action<string> read)
    {
        using var file = new FuzzFile("stranger.npy");
        byte[] window = new byte[SpeechFeatures.WindowValues * 4];
        byte[][] seeds =
        [
            NpyBytes.Of([2, 3], 1, 2, 3, 4, 5, 6), NpyBytes.File(NpyBytes.Header("<f4", "False", 1, 16, 29), window),
            NpyBytes.File(NpyBytes.Header("<f4", "True", 1, 16, 29), window, 2),
            NpyBytes.File(NpyBytes.Header(">f2", "True", 2, 2, 2), new byte[16], 3),
            NpyBytes.File(NpyBytes.Header("<f8", "False"), new byte[8]),
        ];
        Fuzzer.Run(new(name, seeds, input => read(file.Hold(input))) { Tokens = [.. Words.Select(Encoding.Latin1.GetBytes)] });
    }
}
