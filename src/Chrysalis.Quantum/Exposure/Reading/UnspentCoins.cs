using System.Buffers.Binary;
using Chrysalis.Bitcoin.ChainFiles;
using Chrysalis.Bitcoin.Hashing;
using Chrysalis.Bitcoin.Scripts;
using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum.Exposure.Store;

namespace Chrysalis.Quantum.Exposure.Reading;

/// <summary>Goes through the unspent outputs of what was read.</summary>
internal static class UnspentCoins
{
    private const int ReportEvery = 1 << 16;

    /// <summary>Those of a chain that was read into a store; gives how many spends met no output.</summary>
    public static long OfStore(
        ExposureStore store, CoinVisitor visit, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        long unknown = 0;
        for (int partition = 0; partition < PartitionedLog.Partitions; partition++)
        {
            cancellation.ThrowIfCancellationRequested();
            (ReadOnlyMemory<byte> records, long unmatched) = store.Coins(partition);
            unknown += unmatched;
            for (ReadOnlySpan<byte> rest = records.Span; !rest.IsEmpty; rest = rest[CoinRecord.LengthOf(rest)..])
                visit(CoinRecord.OutPointOf(rest), CoinRecord.HeightOf(rest), CoinRecord.Read(rest));
            progress?.Report(new("unspent", partition + 1, PartitionedLog.Partitions));
        }

        return unknown;
    }

    /// <summary>Those of a snapshot; what their scripts show goes into the store, and is counted in what is given.</summary>
    public static Revelations OfSnapshot(
        UnspentSnapshot snapshot, ExposureStore store, CoinVisitor visit, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        var shown = new Revelations();
        long done = 0;
        snapshot.ForEach(coin =>
        {
            OutputScript script = OutputScript.Classify(coin.Script);
            Span<byte> hash = stackalloc byte[Hash256.Length], outPoint = stackalloc byte[CoinRecord.OutPointLength];
            coin.Transaction.CopyTo(outPoint);
            BinaryPrimitives.WriteUInt32LittleEndian(outPoint[Hash256.Length..], coin.Index);
            visit(outPoint, coin.Height, CoinView.Of(coin.Script, script, HeightTimes.Estimate(coin.Height), coin.Value, hash));
            shown.AddOutput(coin.Script, script);
            if (++done % ReportEvery != 0)
                return;
            Show(shown, store);
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new("unspent", done, (long)snapshot.Coins));
        });
        Show(shown, store);
        return shown;
    }

    // What is shown is hashed many at once.
    private static void Show(Revelations shown, ExposureStore store)
    {
        foreach (ulong fingerprint in shown.Fingerprints)
            store.Show(fingerprint);
        shown.Fingerprints.Clear();
    }
}
