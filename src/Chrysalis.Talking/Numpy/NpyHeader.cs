using System.Buffers.Binary;
using System.Text;
using Chrysalis.Foundation.Text;

namespace Chrysalis.Talking.Numpy;

/// <summary>What stands before the numbers of a .npy file (NumPy enhancement proposal 1, format 1.0 to 3.0).</summary>
/// <param name="Type">Type of the numbers.</param>
/// <param name="IsColumnMajor">Whether the first index runs fastest (Fortran's order).</param>
/// <param name="Shape">Dimensions, outermost first.</param>
/// <param name="DataOffset">Where the numbers begin.</param>
internal sealed record NpyHeader(NpyType Type, bool IsColumnMajor, long[] Shape, int DataOffset)
{
    private const int MostHeaderBytes = 1 << 16;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads a header.</summary>
    /// <exception cref="TalkingException">It is none, or of numbers that are not read here.</exception>
    public static NpyHeader Parse(ReadOnlySpan<byte> file, string path)
    {
        if (!file.StartsWith(Magic))
            throw new TalkingException(
                $"'{path}' is no .npy file: it does not begin as numpy.save writes; save the array with numpy.save.");
        if (file.Length < 12)
            throw Damaged(path);
        (int version, int offset) = (file[6], file[6] == 1 ? 10 : 12);
        if (version is not (1 or 2 or 3))
            throw new TalkingException($"'{path}' is of version {version} of the .npy format; versions 1 to 3 are read: save it again.");
        ReadOnlySpan<byte> rest = file[8..];
        uint length = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(rest) : BinaryPrimitives.ReadUInt32LittleEndian(rest);
        if (length > MostHeaderBytes || length > file.Length - offset)
            throw Damaged(path);

        string text = (version == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(file.Slice(offset, (int)length));
        return Of(new PythonLiterals(text).ReadDictionary(), offset + (int)length, path);
    }

    private static NpyHeader Of(Dictionary<string, object?>? entries, int dataOffset, string path)
    {
        if (entries is not null && entries.TryGetValue("descr", out object? descr) && descr is null)
            throw new TalkingException($"'{path}' holds records of several values; save an array of float32 instead.");
        if (entries is not { Count: 3 } || entries.GetValueOrDefault("descr") is not string name
            || entries.GetValueOrDefault("fortran_order") is not bool columnMajor || entries.GetValueOrDefault("shape") is not long[] shape)
            throw Damaged(path);
        if (name.Contains('O', StringComparison.Ordinal))
            throw new TalkingException(
                $"'{path}' holds Python objects, which are never loaded here: save an array of float32 instead.");
        if (NpyType.Of(name) is not { } type)
            throw new TalkingException(
                $"'{path}' holds values of type '{Quoting.Quotable(name)}'; floating-point numbers of 2, 4 or 8 bytes are read: save the "
                + "array as float32.");
        return new(type, columnMajor, shape, dataOffset);
    }

    private static TalkingException Damaged(string path) =>
        new($"'{path}' is damaged: the header of the .npy file cannot be read; save the array again.");
}
