using System.Text.Json;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>What a store is opened with: a line of JSON, and a line with its checksum.</summary>
/// <param name="Version">The format's version.</param>
/// <param name="Commits">How often it was saved.</param>
/// <param name="Progress">How far the chain has been read.</param>
/// <param name="Coins">Where the outputs' partitions stand.</param>
/// <param name="Fingerprints">Where the fingerprints' partitions stand.</param>
internal sealed record StoreState(
    int Version, int Commits, ChainProgress Progress, PartitionState[] Coins, PartitionState[] Fingerprints)
{
    /// <summary>The version that is written and read.</summary>
    public const int FormatVersion = 3;

    private const int ChecksumDigits = 8;

    /// <summary>Saves it whole or not at all.</summary>
    public void Write(string path)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(this, StateJson.Default.StoreState);
        AtomicFile.Write(path, file =>
        {
            file.Write(json);
            file.Write("\n"u8);
            file.Write(Digits(json));
        });
    }

    /// <summary>Reads it; null where there is none.</summary>
    /// <exception cref="QuantumException">It is damaged, or of another version.</exception>
    public static StoreState? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            if (bytes.Length <= ChecksumDigits
                || !bytes.AsSpan(^ChecksumDigits).SequenceEqual(Digits(bytes.AsSpan(..^(ChecksumDigits + 1)))))
                throw IsOlder(bytes) ? StoreDamage.OtherVersion(path) : StoreDamage.Changed(path);
            StoreState? state = JsonSerializer.Deserialize(bytes.AsSpan(..^(ChecksumDigits + 1)), StateJson.Default.StoreState);
            if (state?.Version != FormatVersion)
                throw StoreDamage.OtherVersion(path);
            return state.IsSound ? state : throw StoreDamage.Changed(path);
        }
        catch (JsonException error)
        {
            throw StoreDamage.Changed(path, error);
        }
    }

    private bool IsSound => Coins is { Length: PartitionedLog.Partitions } && Fingerprints is { Length: PartitionedLog.Partitions }
        && Array.TrueForAll([.. Coins, .. Fingerprints], part => part.Length is >= 0 and <= int.MaxValue) && Progress is { IsSound: true };

    private static byte[] Digits(ReadOnlySpan<byte> json) =>
        System.Text.Encoding.ASCII.GetBytes(Checksum.Append(Checksum.Empty, json).ToString(
            "x8", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The first version was JSON alone.</summary>
    private static bool IsOlder(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(nameof(Version), out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
