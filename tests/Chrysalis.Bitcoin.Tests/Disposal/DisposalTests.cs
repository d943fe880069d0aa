using System.Buffers.Binary;
using Chrysalis.Bitcoin.ChainFiles;

namespace Chrysalis.Bitcoin.Tests.Disposal;

public sealed class DisposalTests
{
    [Fact]
    public void PublicTypes_AfterDispose_RefuseEveryUse()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "snapshot");
        File.WriteAllBytes(path, EmptySnapshot());
        new DisposableTypes(typeof(UnspentSnapshot).Assembly)
            .With(() => new UnspentSnapshot(ChainFile.Open(path)), "Network", "Block", "Coins")
            .RefuseEveryUse();
    }

    /// <summary>The header of a snapshot of no outputs: version 2, main network (node/utxo_snapshot.h).</summary>
    private static byte[] EmptySnapshot()
    {
        var bytes = new byte[5 + 2 + 4 + 32 + 8];
        UnspentSnapshot.Magic.CopyTo(bytes);
        bytes[5] = 2;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(7), BitcoinNetwork.Main.Magic);
        return bytes;
    }
}
