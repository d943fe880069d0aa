using System.Runtime.InteropServices;
using Chrysalis.Bitcoin;
using Chrysalis.Bitcoin.Hashing;
using Chrysalis.Bitcoin.Scripts;
using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.Exposure.Findings;
using Chrysalis.Quantum.Exposure.Store;

namespace Chrysalis.Quantum.Exposure.Owners;

/// <summary>
/// Joins unspent outputs with what the chain shows: outputs are dealt to partitions by their owner's fingerprint (on disk beyond
/// a bound), and each partition is sorted and merged with the sorted fingerprints of the same range.
/// </summary>
/// <param name="store">What the chain showed.</param>
/// <param name="memoryBytes">Memory for outputs that are not yet on disk.</param>
/// <param name="listed">How many of the richest exposed owners to keep.</param>
/// <param name="network">Writes the owners' addresses.</param>
/// <param name="watches">Addresses that are looked up.</param>
internal sealed class OwnerSort(
    ExposureStore store, long memoryBytes, int listed, BitcoinNetwork network, IReadOnlyList<AddressWatch> watches)
{
    private static readonly Satoshi NarrowLot = new(100 * Satoshi.PerBitcoin);
    private readonly PartitionedLog owners = new(store.Folder, "owners", null, memoryBytes, null);
    private readonly ILookup<ulong, AddressWatch> watchesByOwner = watches.ToLookup(watch => watch.Fingerprint);
    private readonly PriorityQueue<ExposedOwner, long> richest = new();
    private readonly List<(ulong Fingerprint, int Offset)> order = [];

    /// <summary>The sums.</summary>
    public ExposureCounts Counts { get; } = new();

    /// <summary>What P2PK owners of at least 100 BTC hold: CoinShares' narrow count.</summary>
    public Satoshi NarrowValue { get; private set; }

    /// <summary>How many they are.</summary>
    public int NarrowOwners { get; private set; }

    /// <summary>The owners of most that is exposed now, the richest first.</summary>
    public IReadOnlyList<ExposedOwner> Richest() => [.. richest.UnorderedItems.OrderByDescending(item => item.Priority)
        .ThenBy(item => item.Element.Address, StringComparer.Ordinal).Select(item => item.Element)];

    /// <summary>Takes an unspent output.</summary>
    public void Add(CoinView coin)
    {
        Span<byte> record = stackalloc byte[OwnerRecord.LongestLength];
        ulong fingerprint = FingerprintOf(coin.Type, coin.HidesKey, coin.Payload);
        int length = OwnerRecord.Write(record, fingerprint, coin);
        owners.Append(ExposureStore.PartitionOf(fingerprint), record[..length]);
    }

    /// <summary>Classifies everything that was taken.</summary>
    public void Run(IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            for (int partition = 0; partition < PartitionedLog.Partitions; partition++)
            {
                cancellation.ThrowIfCancellationRequested();
                Classify(partition);
                progress?.Report(new("owners", partition + 1, PartitionedLog.Partitions));
            }
        }
        finally
        {
            owners.Delete();
        }
    }

    /// <summary>The fingerprint that an output's owner is known by.</summary>
    public static ulong FingerprintOf(OutputType type, bool hidesKey, ReadOnlySpan<byte> payload)
    {
        if (hidesKey && payload.Length == Ripemd160.Length)
            return Fingerprint.Of(FingerprintKind.KeyHash, payload);
        if (type != OutputType.P2PK)
            return Fingerprint.Of(Fingerprint.KindOf(type), payload);
        Span<byte> hash = stackalloc byte[Ripemd160.Length];
        BitcoinHash.Hash160(payload, hash);
        return Fingerprint.Of(FingerprintKind.KeyHash, hash);
    }

    private void Classify(int partition)
    {
        ReadOnlySpan<byte> records = owners.Read(partition).Records.Span;
        ReadOnlySpan<ulong> shown = MemoryMarshal.Cast<byte, ulong>(store.Shown(partition).Span);
        foreach (AddressWatch watch in watches)
            if (ExposureStore.PartitionOf(watch.Fingerprint) == partition)
                watch.Shown = ExposureStore.ShowingOf(shown, watch.Fingerprint);
        order.Clear();
        for (int offset = 0; offset < records.Length; offset += OwnerRecord.LengthOf(records[offset..]))
            order.Add((OwnerRecord.FingerprintOf(records[offset..]), offset));
        order.Sort();
        int place = 0;
        for (int start = 0, end; start < order.Count; start = end)
        {
            ulong fingerprint = order[start].Fingerprint;
            for (end = start + 1; end < order.Count && order[end].Fingerprint == fingerprint; end++) ;
            while (place < shown.Length && shown[place] < fingerprint)
                place++;
            AddOwner(records, CollectionsMarshal.AsSpan(order)[start..end],
                place == shown.Length ? Showing.Nothing
                    : shown[place] == fingerprint ? Showing.Key
                    : shown[place] == (fingerprint | Fingerprint.NoKey) ? Showing.NoKey : Showing.Nothing);
        }
    }

    private void AddOwner(ReadOnlySpan<byte> records, ReadOnlySpan<(ulong Fingerprint, int Offset)> outputs, Showing shown)
    {
        long exposed = 0, keyLot = 0;
        int count = 0, largest = 0;
        uint since = uint.MaxValue;
        foreach ((ulong fingerprint, int offset) in outputs)
        {
            CoinView coin = OwnerRecord.Read(records[offset..]);
            ExposureClass exposure = ClassOf(coin.Type, coin.HoldsKey, coin.HidesKey, shown);
            Counts.Add(coin.Type, exposure, coin.Time, coin.Value);
            foreach (AddressWatch watch in watchesByOwner[fingerprint])
                watch.Observe(coin);
            keyLot += coin.Type == OutputType.P2PK ? coin.Value : 0;
            if (exposure is not (ExposureClass.ByScript or ExposureClass.ByReuse))
                continue;
            if (count++ == 0 || coin.Value > OwnerRecord.Read(records[largest..]).Value)
                largest = offset;
            exposed += coin.Value;
            since = Math.Min(since, coin.Time);
        }

        if (keyLot >= NarrowLot.Value)
            (NarrowValue, NarrowOwners) = (NarrowValue + new Satoshi(keyLot), NarrowOwners + 1);
        if (count > 0 && (richest.Count < listed || (richest.TryPeek(out _, out long poorest) && exposed > poorest)))
            AddRich(OwnerRecord.Read(records[largest..]), shown, count, exposed, since);
    }

    private void AddRich(CoinView coin, Showing shown, int count, long exposed, uint since)
    {
        var address = Bitcoin.Addresses.Address.TryOf(network, coin.Type, coin.Payload);
        string name = address?.Text ?? $"script {Convert.ToHexStringLower(coin.Payload[..8])}...";
        richest.Enqueue(new(name, coin.Type, ClassOf(coin.Type, coin.HoldsKey, coin.HidesKey, shown), count, new(exposed),
            DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(since).UtcDateTime), address?.IsOffCurve ?? false), exposed);
        if (richest.Count > listed)
            richest.Dequeue();
    }

    /// <summary>The class of an output.</summary>
    public static ExposureClass ClassOf(OutputType type, bool holdsKey, bool hidesKey, Showing shown) => type switch
    {
        _ when holdsKey => ExposureClass.ByScript,
        OutputType.NonStandard or OutputType.P2MS or OutputType.OpReturn when !hidesKey => ExposureClass.NoKey,
        _ when shown == Showing.Key => ExposureClass.ByReuse,
        OutputType.P2MR => ExposureClass.HashProtected,
        _ when shown == Showing.NoKey => ExposureClass.NoKey,
        _ => ExposureClass.WhenSpent,
    };
}
