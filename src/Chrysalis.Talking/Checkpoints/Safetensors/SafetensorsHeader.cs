using System.Buffers.Binary;
using System.Text.Json;
using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.Checkpoints.Safetensors;

/// <summary>
/// The table of contents of a safetensors file (huggingface/safetensors, format of 2022): eight bytes of length, then JSON. Reading it
/// allocates no more than the header's own size, checked against the file's. Read-only: may be shared between threads.
/// </summary>
internal sealed class SafetensorsHeader
{
    private const long MaximumHeaderBytes = 100_000_000;
    private SafetensorsHeader(long dataOffset, IReadOnlyList<SafetensorsEntry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        DataOffset = dataOffset;
        Entries = entries;
        Metadata = metadata;
    }

    /// <summary>Where the tensors' bytes begin in the file.</summary>
    public long DataOffset { get; }

    /// <summary>The tensors.</summary>
    public IReadOnlyList<SafetensorsEntry> Entries { get; }

    /// <summary>Free text by key.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Reads and checks the header; every entry then lies within the file and has the bytes its shape needs.</summary>
    /// <param name="stream">The file, seekable, at its start.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="CheckpointException">The file is damaged.</exception>
    public static SafetensorsHeader Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        try
        {
            Span<byte> length = stackalloc byte[8];
            stream.ReadExactly(length);
            ulong headerBytes = BinaryPrimitives.ReadUInt64LittleEndian(length);
            if (headerBytes > MaximumHeaderBytes || (long)headerBytes > stream.Length - 8)
                throw new CheckpointException($"'{name}' is not a safetensors file, or is damaged: it declares a header of {headerBytes} "
                    + $"bytes in a file of {stream.Length}.");

            var header = new byte[headerBytes];
            stream.ReadExactly(header);
            using JsonDocument json = JsonDocument.Parse(header, new JsonDocumentOptions { MaxDepth = 8 });
            return Parse(json.RootElement, 8 + (long)headerBytes, stream.Length, name);
        }
        catch (Exception error) when (error is EndOfStreamException or JsonException or InvalidOperationException or FormatException
            or KeyNotFoundException)
        {
            throw new CheckpointException($"'{name}' is not a safetensors file, or is damaged: its header cannot be read.", error);
        }
    }

    private static SafetensorsHeader Parse(JsonElement root, long dataOffset, long fileLength, string name)
    {
        var entries = new List<SafetensorsEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var metadata = new Dictionary<string, string>();
        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (property.Name == "__metadata__")
            {
                foreach (JsonProperty pair in property.Value.EnumerateObject())
                    metadata[pair.Name] = pair.Value.GetString() ?? "";
            }
            else
            {
                if (!names.Add(property.Name))
                    throw new CheckpointException($"'{name}' is damaged: it holds two tensors '{property.Name}'.");
                entries.Add(ParseEntry(property, fileLength - dataOffset, name));
            }
        }

        return new(dataOffset, entries, metadata);
    }

    private static SafetensorsEntry ParseEntry(JsonProperty property, long dataBytes, string name)
    {
        string type = property.Value.GetProperty("dtype").GetString() ?? "";
        long[] shape = [.. property.Value.GetProperty("shape").EnumerateArray().Select(dimension => dimension.GetInt64())];
        long[] offsets = [.. property.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
        if (ElementType.OfSafetensors(type) is not { } element)
            throw new CheckpointException($"'{name}' holds tensor '{property.Name}' of type '{type}'; known types are "
                + $"{string.Join(", ", ElementType.SafetensorsNames)}.");
        if (offsets.Length != 2 || offsets[0] < 0 || offsets[1] < offsets[0] || offsets[1] > dataBytes
            || ByteCount(shape, element.Bits) != offsets[1] - offsets[0])
        {
            throw new CheckpointException($"'{name}' is damaged: tensor '{property.Name}' does not lie within the file as its shape "
                + $"[{string.Join(", ", shape)}] needs.");
        }

        return new(property.Name, type, shape, offsets[0], offsets[1]);
    }

    private static long? ByteCount(long[] shape, int elementBits)
    {
        try
        {
            if (shape.Any(dimension => dimension < 0))
                return null;
            long bits = shape.Aggregate((long)elementBits, (product, dimension) => checked(product * dimension));

            // Numbers of less than a byte are packed, and fill whole bytes together.
            return bits % 8 == 0 ? bits / 8 : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
