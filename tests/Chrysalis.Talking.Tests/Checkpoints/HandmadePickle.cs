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

    private static void Add(ZipArchive zip, string name, byte[] content, CompressionLevel compression)
    {
        using Stream entry = zip.CreateEntry(name, compression).Open();
        entry.Write(content);
    }
}
