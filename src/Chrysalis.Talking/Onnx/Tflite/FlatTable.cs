using System.Buffers.Binary;
using System.Text;

namespace Chrysalis.Talking.Onnx.Tflite;

/// <summary>A table of a FlatBuffers file: fields by their number, each there or not. Every way into the file is checked.</summary>
/// <param name="file">The whole file.</param>
/// <param name="at">Where the table lies.</param>
internal readonly struct FlatTable(byte[] file, int at)
{
    /// <summary>The table that a file begins with.</summary>
    public static FlatTable Root(byte[] file) => new(file, Follow(file, 0));

    /// <summary>A number of four bytes.</summary>
    public int Int(int field, int otherwise = 0) => Field(field) is { } place ? ReadInt(file, place) : otherwise;

    /// <summary>A number of one byte.</summary>
    public int Byte(int field) => Field(field) is { } place ? Slice(file, place, 1)[0] : 0;

    /// <summary>A text; empty where there is none.</summary>
    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

    /// <summary>A list of bytes; empty where there is none.</summary>
    public ReadOnlySpan<byte> Bytes(int field)
    {
        if (Field(field) is not { } place)
            return [];
        int list = Follow(file, place);
        return Slice(file, list + 4, ReadInt(file, list));
    }

    /// <summary>A list of numbers of four bytes.</summary>
    public int[] Ints(int field)
    {
        if (Field(field) is not { } place)
            return [];
        int list = Follow(file, place);
        int count = Count(list);
        var numbers = new int[count];
        for (int i = 0; i < count; i++)
            numbers[i] = ReadInt(file, list + 4 + 4 * i);
        return numbers;
    }

    /// <summary>A list of tables.</summary>
    public FlatTable[] Tables(int field)
    {
        if (Field(field) is not { } place)
            return [];
        int list = Follow(file, place);
        var tables = new FlatTable[Count(list)];
        for (int i = 0; i < tables.Length; i++)
            tables[i] = new(file, Follow(file, list + 4 + 4 * i));
        return tables;
    }

    /// <summary>A table; null where there is none.</summary>
    public FlatTable? Table(int field) => Field(field) is { } place ? new(file, Follow(file, place)) : null;

    private int? Field(int field)
    {
        int fields = checked(at - ReadInt(file, at));
        int entry = 4 + 2 * field;
        if (entry + 2 > BinaryPrimitives.ReadUInt16LittleEndian(Slice(file, fields, 2)))
            return null;
        int offset = BinaryPrimitives.ReadUInt16LittleEndian(Slice(file, fields + entry, 2));
        return offset == 0 ? null : at + offset;
    }

    private int Count(int list)
    {
        int count = ReadInt(file, list);
        Slice(file, list + 4, checked(count * 4));
        return count;
    }

    private static int Follow(byte[] file, int place) => checked(place + ReadInt(file, place));

    private static int ReadInt(byte[] file, int place) => BinaryPrimitives.ReadInt32LittleEndian(Slice(file, place, 4));

    private static ReadOnlySpan<byte> Slice(byte[] file, int place, int length) =>
        place >= 0 && length >= 0 && place <= file.Length - length
            ? file.AsSpan(place, length)
            : throw new FormatException($"something of {length} bytes at {place} lies outside its {file.Length} bytes");
}
