using System.IO.Compression;
using System.Text;

namespace Chrysalis.Talking.Tests.Checkpoints;

/// <summary>Writes pickles instruction by instruction, such as no honest program would, and archives that hold them.</summary>
internal sealed class HandmadePickle
{
    private readonly List<byte> bytes = [];

    public HandmadePickle() => Raw(0x80, 2);

    public HandmadePickle Raw(params byte[] code)
    {
        bytes.AddRange(code);
        return this;
    }

    public HandmadePickle Repeat(int times, params byte[] code)
    {
        for (int i = 0; i < times; i++)
            bytes.AddRange(code);
        return this;
    }

    public HandmadePickle Code(string code) => Raw(Encoding.ASCII.GetBytes(code));

    public HandmadePickle Global(string module, string name) => Code($"c{module}\n{name}\n");

    public HandmadePickle String(string text) => Code("X").Raw(BitConverter.GetBytes(text.Length)).Code(text);

    public HandmadePickle Integer(long value) => Raw(0x8a, 8).Raw(BitConverter.GetBytes(value));

    public HandmadePickle Tuple(params long[] values)
    {
        Code("(");
        foreach (long value in values)
            Integer(value);
        return Code("t");
    }

    /// <summary>{'w': a tensor over storage '0'}.</summary>
    public HandmadePickle Tensor(long storageCount, long offset, long[] shape, long[] stride) =>
        Code("}").String("w").Global("torch._utils", "_rebuild_tensor_v2").Code("(")
            .Code("(").String("storage").Global("torch", "FloatStorage").String("0").String("cpu").Integer(storageCount).Code("tQ")
            .Integer(offset).Tuple(shape).Tuple(stride).Raw(0x89).Code("}tRs");

    public byte[] Stop() => [.. Code(".").bytes];

    /// <summary>A checkpoint of this pickle and a storage of four numbers.</summary>
    public string Write(string path, CompressionLevel compression = CompressionLevel.NoCompression)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Add(zip, "a/data.pkl", Stop(), compression);
        Add(zip, "a/data/0", new byte[16], CompressionLevel.NoCompression);
        return path;
    }

    /// <summary>The same archive with every number of its table of contents in zip64 fields, as files above 4 GB have them.</summary>
    public static byte[] Widened(byte[] zip)
    {
        ReadOnlySpan<byte> end = zip.AsSpan(zip.AsSpan().LastIndexOf("PK\x05\x06"u8));
        int offset = BitConverter.ToInt32(end[16..]);
        var wide = new List<byte>(zip[..offset]);
        for (int at = offset; zip.AsSpan(at).StartsWith("PK\x01\x02"u8);)
        {
            ReadOnlySpan<byte> entry = zip.AsSpan(at);
            int name = BitConverter.ToUInt16(entry[28..]),
                next = 46 + name + BitConverter.ToUInt16(entry[30..]) + BitConverter.ToUInt16(entry[32..]);
            uint packed = BitConverter.ToUInt32(entry[20..]), whole = BitConverter.ToUInt32(entry[24..]),
                header = BitConverter.ToUInt32(entry[42..]);
            wide.AddRange(
                [
                    .. entry[..20], .. Ones(8), .. entry.Slice(28, 2), 28, 0, 0, 0, .. entry.Slice(34, 8), .. Ones(4),
                    .. entry.Slice(46, name)
                ]);
            wide.AddRange(
                [
                    1, 0, 24, 0, .. BitConverter.GetBytes((long)whole), .. BitConverter.GetBytes((long)packed),
                    .. BitConverter.GetBytes((long)header)
                ]);
            at += next;
        }

        long directoryBytes = wide.Count - offset, end64 = wide.Count;
        wide.AddRange(
            [
                .. "PK\x06\x06"u8, .. BitConverter.GetBytes(44L), .. new byte[28], .. BitConverter.GetBytes(directoryBytes),
                .. BitConverter.GetBytes((long)offset)
            ]);
        wide.AddRange([.. "PK\x06\x07"u8, .. new byte[4], .. BitConverter.GetBytes(end64), 1, 0, 0, 0]);
        wide.AddRange([.. "PK\x05\x06"u8, .. new byte[4], .. Ones(12), 0, 0]);
        return [.. wide];

        static byte[] Ones(int count) => [.. Enumerable.Repeat((byte)255, count)];
    }

    private static void Add(ZipArchive zip, string name, byte[] content, CompressionLevel compression)
    {
        using Stream entry = zip.CreateEntry(name, compression).Open();
        entry.Write(content);
    }
}
