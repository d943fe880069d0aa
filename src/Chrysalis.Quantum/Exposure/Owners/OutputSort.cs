using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Addresses;
using Chrysalis.Bitcoin.Hashing;
using Chrysalis.Quantum.Exposure.Findings;
using Chrysalis.Quantum.Exposure.Store;

namespace Chrysalis.Quantum.Exposure.Owners;

/// <summary>
/// Joins every unspent output with what the chain shows of its owner: outputs are dealt to partitions by their owner's fingerprint (on disk
/// beyond a bound), so that memory holds one partition of them and of the fingerprints.
/// </summary>
/// <param name="store">What the chain showed.</param>
/// <param name="memoryBytes">Memory for outputs that are not yet on disk.</param>
/// <param name="network">Writes the outputs' addresses.</param>
internal sealed class OutputSort(ExposureStore store, long memoryBytes, BitcoinNetwork network)
{
    private const int HeadLength = CoinRecord.OutPointLength + 4;
    private readonly PartitionedLog outputs = new(store.Folder, "owners", null, memoryBytes, null);

    /// <summary>Takes an unspent output.</summary>
    /// <param name="outPoint">Transaction and index as a coin's record has them.</param>
    /// <param name="height">The height of its block.</param>
    /// <param name="coin">The output.</param>
    public void Add(ReadOnlySpan<byte> outPoint, int height, CoinView coin)
    {
        Span<byte> record = stackalloc byte[HeadLength + OwnerRecord.LongestLength];
        outPoint.CopyTo(record);
        BinaryPrimitives.WriteInt32LittleEndian(record[CoinRecord.OutPointLength..], height);
        ulong owner = OwnerSort.FingerprintOf(coin.Type, coin.HidesKey, coin.Payload);
        int length = HeadLength + OwnerRecord.Write(record[HeadLength..], owner, coin);
        outputs.Append(ExposureStore.PartitionOf(owner), record[..length]);
    }

    /// <summary>Every output that was taken, in an order that depends on the outputs alone.</summary>
    public IEnumerable<UnspentOutput> Run(CancellationToken cancellation)
    {
        try
        {
            for (int partition = 0; partition < PartitionedLog.Partitions; partition++)
            {
                cancellation.ThrowIfCancellationRequested();
                ReadOnlyMemory<byte> records = outputs.Read(partition).Records;
                if (records.IsEmpty)
                    continue;
                ReadOnlyMemory<byte> shown = store.Shown(partition);
                while (!records.IsEmpty)
                {
                    yield return Read(records.Span, MemoryMarshal.Cast<byte, ulong>(shown.Span));
                    records = records[(HeadLength + OwnerRecord.LengthOf(records.Span[HeadLength..]))..];
                }
            }
        }
        finally
        {
            outputs.Delete();
        }
    }

    private UnspentOutput Read(ReadOnlySpan<byte> record, ReadOnlySpan<ulong> shownKeys)
    {
        CoinView coin = OwnerRecord.Read(record[HeadLength..]);
        Showing shown = ExposureStore.ShowingOf(shownKeys, OwnerRecord.FingerprintOf(record[HeadLength..]));
        var address = Address.TryOf(network, coin.Type, coin.Payload);
        return new()
        {
            Transaction = Hash256.From(record).ToString(),
            Index = BinaryPrimitives.ReadUInt32LittleEndian(record[Hash256.Length..]),
            Height = BinaryPrimitives.ReadInt32LittleEndian(record[CoinRecord.OutPointLength..]),
            Value = new(coin.Value),
            Type = coin.Type,
            Class = OwnerSort.ClassOf(coin.Type, coin.HoldsKey, coin.HidesKey, shown),
            Evidence = coin.HoldsKey ? ExposureEvidence.KeyInScript
                : shown == Showing.Key ? ExposureEvidence.KeyShown
                : shown == Showing.NoKey ? ExposureEvidence.ScriptWithoutKey
                : ExposureEvidence.None,
            Address = address?.Text,
            Script = address is null ? null : Convert.ToHexStringLower(address.Script()),
            ScriptHash = address is not null || coin.Payload.Length != Hash256.Length ? null : Convert.ToHexStringLower(coin.Payload),
        };
    }
}
