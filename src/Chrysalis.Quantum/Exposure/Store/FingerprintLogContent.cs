using System.Runtime.InteropServices;
using Chrysalis.Bitcoin.Bytes;

namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>Fingerprints of eight bytes each: sorted, without repetitions.</summary>
internal sealed class FingerprintLogContent : ILogContent
{
    // Used again for each partition.
    private readonly List<ulong> sorted = [];

    /// <inheritdoc/>
    public long Condense(ReadOnlySpan<byte> records, bool isWhole, ByteWriter condensed)
    {
        CollectionsMarshal.SetCount(sorted, records.Length / sizeof(ulong));
        Span<ulong> all = CollectionsMarshal.AsSpan(sorted);
        MemoryMarshal.Cast<byte, ulong>(records).CopyTo(all);
        all.Sort();
        for (int i = 0; i < all.Length; i++)
            if (i == 0 || all[i] != all[i - 1])
                condensed.WriteUInt64(all[i]);
        return 0;
    }
}
