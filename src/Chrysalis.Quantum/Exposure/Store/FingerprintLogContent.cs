using System.Runtime.InteropServices;
using Chrysalis.Bitcoin.Bytes;

namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>Fingerprints of eight bytes each: sorted, without repetitions.</summary>
internal sealed class FingerprintLogContent : ILogContent
{
    /// <inheritdoc/>
    public long Condense(ReadOnlySpan<byte> records, bool isWhole, ByteWriter condensed)
    {
        ulong[] all = MemoryMarshal.Cast<byte, ulong>(records).ToArray();
        Array.Sort(all);
        for (int i = 0; i < all.Length; i++)
            if (i == 0 || all[i] != all[i - 1])
                condensed.WriteUInt64(all[i]);
        return 0;
    }
}
