using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Chrysalis.Bitcoin.Hashing;
using Chrysalis.Foundation.Errors;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>The unspent outputs and all fingerprints shown so far, on disk.</summary>
internal sealed class ExposureStore : IDisposable
{
    private const int MostRecent = 1 << 18;
    private const int PartitionShift = 64 - 9;

    private readonly string folder;
    private readonly bool isTemporary;
    private readonly FileStream gate;
    private readonly PartitionedLog coins;
    private readonly PartitionedLog fingerprints;
    private int commits;
    private readonly ulong[] recent;

    /// <summary>Opens a store where it was committed, makes a new one, or, without a folder, one that is gone in the end.</summary>
    /// <param name="folder">Its folder, or null.</param>
    /// <param name="bufferBytes">Memory for what is not yet on disk, in bytes.</param>
    /// <exception cref="QuantumException">Another program uses the folder, or it holds something else.</exception>
    public ExposureStore(string? folder, long bufferBytes)
    {
        isTemporary = folder is null;
        this.folder = folder ?? Directory.CreateTempSubdirectory("chrysalis-exposure-").FullName;
        recent = new ulong[Math.Min(BitOperations.RoundUpToPowerOf2((uint)(bufferBytes / 64 + 1)), MostRecent)];
        gate = Lock(this.folder);
        try
        {
            StoreState? state = StoreState.Read(StatePath(this.folder));
            Tip = state?.Progress ?? new();
            commits = state?.Commits ?? 0;
            DeleteStale();
            coins = new(this.folder, "coins", new CoinLogContent(), bufferBytes * 3 / 4, state?.Coins);
            fingerprints = new(this.folder, "shown", new FingerprintLogContent(), bufferBytes / 4, state?.Fingerprints);
            if (state is not null)
                ReadBuffers();
        }
        catch
        {
            gate.Dispose();
            throw;
        }
    }

    /// <summary>How far the chain has been read, as of the last commit.</summary>
    public ChainProgress Tip { get; private set; }

    /// <summary>Its folder.</summary>
    public string Folder => folder;

    /// <summary>Bytes on disk and in memory.</summary>
    public long Bytes => coins.Bytes + fingerprints.Bytes;

    /// <summary>Adds an output.</summary>
    public void Add(Hash256 transaction, uint index, int height, CoinView coin)
    {
        Span<byte> record = stackalloc byte[CoinRecord.LongestLength];
        int length = CoinRecord.WriteNew(record, transaction, index, height, coin);
        coins.Append(PartitionOf(transaction), record[..length]);
    }

    /// <summary>Spends an output, whether or not it is known.</summary>
    public void Spend(Hash256 transaction, uint index)
    {
        Span<byte> record = stackalloc byte[CoinRecord.HeadLength];
        CoinRecord.WriteSpend(record, transaction, index);
        coins.Append(PartitionOf(transaction), record);
    }

    /// <summary>Adds a fingerprint that the chain shows.</summary>
    public void Show(ulong fingerprint)
    {
        // Exchanges show the same keys over and over: few of them need to be written.
        ref ulong recent = ref this.recent[(int)(fingerprint >> 20) & (this.recent.Length - 1)];
        if (recent == fingerprint)
            return;
        recent = fingerprint;
        fingerprints.Append(PartitionOf(fingerprint), MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in fingerprint)));
    }

    /// <summary>The unspent outputs' records of one partition, and how many spends met no output.</summary>
    public (ReadOnlyMemory<byte> Records, long Unmatched) Coins(int partition) => coins.Read(partition);

    /// <summary>The fingerprints of one partition, sorted.</summary>
    public ReadOnlyMemory<byte> Shown(int partition) => fingerprints.Read(partition).Records;

    /// <summary>What the chain shows of an owner, of whose partition the fingerprints are given.</summary>
    /// <param name="shown">The sorted fingerprints.</param>
    /// <param name="owner">The owner's fingerprint.</param>
    public static Showing ShowingOf(ReadOnlySpan<ulong> shown, ulong owner) => shown.BinarySearch(owner) >= 0 ? Showing.Key
        : shown.BinarySearch(owner | Fingerprint.NoKey) >= 0 ? Showing.NoKey
        : Showing.Nothing;

    /// <summary>The partition of fingerprints that one belongs to.</summary>
    public static int PartitionOf(ulong fingerprint) => (int)(fingerprint >> PartitionShift);

    /// <summary>Makes everything up to here the state that the store is opened with.</summary>
    public void Commit(ChainProgress tip)
    {
        Tip = tip;
        if (isTemporary)
            return;
        coins.Sync();
        fingerprints.Sync();
        string old = BufferPath;
        commits++;
        AtomicFile.Write(BufferPath, file =>
        {
            var sum = new ChecksumStream(file);
            using (var writer = new BinaryWriter(sum, Encoding.UTF8, leaveOpen: true))
            {
                coins.WriteBuffers(writer);
                fingerprints.WriteBuffers(writer);
            }

            file.Write(BitConverter.GetBytes(sum.Value));
        });
        new StoreState(StoreState.FormatVersion, commits, tip, coins.States, fingerprints.States).Write(StatePath(folder));
        File.Delete(old);
        coins.DeleteSuperseded();
        fingerprints.DeleteSuperseded();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        gate.Dispose();
        if (isTemporary)
            Directory.Delete(folder, recursive: true);
    }

    private string BufferPath => Path.Combine(folder, $"pending.{commits}");

    private void ReadBuffers()
    {
        try
        {
            CheckBuffers();
            using var reader = new BinaryReader(File.OpenRead(BufferPath));
            coins.ReadBuffers(reader);
            fingerprints.ReadBuffers(reader);
        }
        catch (IOException error)
        {
            throw StoreDamage.Missing(BufferPath, error);
        }
    }

    private void CheckBuffers()
    {
        using FileStream file = File.OpenRead(BufferPath);
        var block = new byte[1 << 16];
        uint sum = Checksum.Empty;
        for (long left = file.Length - sizeof(uint); left > 0;)
        {
            int read = file.Read(block, 0, (int)Math.Min(left, block.Length));
            if (read == 0)
                throw new EndOfStreamException();
            sum = Checksum.Append(sum, block.AsSpan(0, read));
            left -= read;
        }

        Span<byte> written = stackalloc byte[sizeof(uint)];
        if (file.Length < sizeof(uint) || file.ReadAtLeast(written, written.Length, throwOnEndOfStream: false) < written.Length
            || BitConverter.ToUInt32(written) != sum)
            throw StoreDamage.Changed(BufferPath);
    }

    /// <summary>What a killed run had saved before its state.</summary>
    private void DeleteStale()
    {
        foreach (string path in Directory.EnumerateFiles(folder, "pending.*"))
            if (path != BufferPath || commits == 0)
                File.Delete(path);
    }

    private static int PartitionOf(Hash256 transaction) => (int)(transaction.B % PartitionedLog.Partitions);

    private static string StatePath(string folder) => Path.Combine(folder, "state.json");

    private static FileStream Lock(string folder)
    {
        string path = Path.Combine(folder, "lock");
        if (Directory.Exists(folder) && !File.Exists(path) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new QuantumException(
                new Fault(folder, "holds something else than a store of this program", "give an empty or new folder"));
        Directory.CreateDirectory(folder);
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new QuantumException($"The store '{folder}' is used by another run: wait for its end or give another folder.", error);
        }
    }
}
