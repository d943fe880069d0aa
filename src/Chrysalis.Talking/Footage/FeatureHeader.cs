using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chrysalis.Talking.Footage;

/// <summary>The first 4096 bytes of a feature's file: a mark, the length of the description, the description in JSON, zeros.</summary>
internal sealed record FeatureHeader
{
    /// <summary>Bytes before the first record.</summary>
    public const int Bytes = 4096;

    private const int JsonAt = 12;
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, MaxDepth = 8 };

    /// <summary>The feature's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its version.</summary>
    public required int Version { get; init; }

    /// <summary>Its settings.</summary>
    public required string Settings { get; init; }

    /// <summary>Hash of the video and of how its frames were read.</summary>
    public required string Saw { get; init; }

    /// <summary>Version of the face analyser; empty where no face was needed.</summary>
    public required string Analyzer { get; init; }

    /// <summary>Number type of the records.</summary>
    public required string Element { get; init; }

    /// <summary>Edges of a record.</summary>
    public required IReadOnlyList<int> Shape { get; init; }

    /// <summary>Number of records.</summary>
    public required long Count { get; init; }

    /// <summary>Hash of all that decides the values, 32 hexadecimal digits.</summary>
    [JsonIgnore]
    public string Key => FootageHash.Of($"{Name} {Version} {Settings} {Saw} {Analyzer}");

    private static ReadOnlySpan<byte> Mark => "CHRYFEAT"u8;

    /// <summary>The header as it stands in the file.</summary>
    public byte[] ToBytes()
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(this, Json);
        if (json.Length > Bytes - JsonAt)
            throw new ArgumentException(
                $"The description of feature '{Name}' has {json.Length} bytes, more than {Bytes - JsonAt}: shorten its settings.");
        var bytes = new byte[Bytes];
        Mark.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(Mark.Length), json.Length);
        json.CopyTo(bytes.AsSpan(JsonAt));
        return bytes;
    }

    /// <summary>Reads a header.</summary>
    /// <exception cref="FootageException">It is none.</exception>
    public static FeatureHeader Parse(ReadOnlySpan<byte> bytes, string path)
    {
        if (bytes.Length < Bytes || !bytes.StartsWith(Mark))
            throw new FootageException($"'{path}' is no file of prepared footage: it does not begin with the mark of one.");
        int length = BinaryPrimitives.ReadInt32LittleEndian(bytes[Mark.Length..]);
        try
        {
            if (length is > 0 and <= Bytes - JsonAt && JsonSerializer.Deserialize<FeatureHeader>(
                bytes.Slice(JsonAt, length), Json) is { Name: not null, Shape: not null } header)
                return header;
        }
        catch (JsonException)
        {
            // Said below, like any other damage.
        }

        throw new FootageException($"'{path}' is damaged: its description cannot be read; remove it, and it is made again.");
    }
}
