using Chrysalis.Bitcoin.Bytes;

namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>
/// A set on disk that is only ever appended to: records go to the partition that their hash names, are held in memory up to a
/// bound and then written in long runs. A partition that has doubled is read whole, condensed and written anew.
/// So every access is sequential, and memory holds the buffers and one partition. Each partition's checksum is kept, and looked at whenever
/// it is read.
/// What was appended after the states were saved is gone when the log is opened again.
/// </summary>
internal sealed class PartitionedLog
{
    /// <summary>Partitions of a log: the number of open buffers against the size of what is condensed in memory.</summary>
    public const int Partitions = 512;

    private const int SmallestToCondense = 4 << 20;

    private readonly string folder;
    private readonly string name;
    private readonly ILogContent? content;
    private readonly long bufferBytes;
    private readonly PagedBuffers buffers;
    private readonly PartitionState[] states;
    private readonly HashSet<string> superseded = [];
    private readonly HashSet<int> unsynced = [];
    private readonly ByteWriter condensed = new();
    private byte[] loaded = [];

    /// <summary>
    /// Opens a log as it was committed, or a new one; without <paramref name="content"/> nothing in it is ever superfluous.
    /// </summary>
    /// <exception cref="QuantumException">A file is shorter than what was committed.</exception>
    public PartitionedLog(string folder, string name, ILogContent? content, long bufferBytes, PartitionState[]? committed)
    {
        (this.folder, this.name, this.content, this.bufferBytes) = (folder, name, content, bufferBytes);
        states = committed ?? new PartitionState[Partitions];
        buffers = new(Partitions, bufferBytes);
        foreach (string file in Directory.EnumerateFiles(folder, name + "-*"))
            if (!states.Where((state, i) => state.Length > 0 && FileOf(i) == file).Any())
                File.Delete(file);
        for (int i = 0; i < Partitions; i++)
            if (states[i].Length > 0)
                Truncate(FileOf(i), states[i].Length);
    }

    /// <summary>Where the partitions' files stand; to be saved with the buffers after <see cref="Sync"/>.</summary>
    public PartitionState[] States => states;

    /// <summary>Bytes on disk and in the buffers.</summary>
    public long Bytes => states.Sum(state => state.Length) + buffers.Total;

    /// <summary>Appends a record.</summary>
    public void Append(int partition, ReadOnlySpan<byte> record)
    {
        buffers.Append(partition, record);
        if (buffers.Total > bufferBytes)
            CondenseBuffers();
    }

    /// <summary>
    /// All records of a partition that are left, until the log is used again; and how many were dropped because what they refer to was
    /// never there.
    /// </summary>
    public (ReadOnlyMemory<byte> Records, long Unmatched) Read(int partition)
    {
        ReadOnlyMemory<byte> all = Load(partition);
        if (content is null)
            return (all, 0);
        condensed.Clear();
        long unmatched = content.Condense(all.Span, isWhole: true, condensed);
        return (condensed.WrittenMemory, states[partition].Unmatched + unmatched);
    }

    /// <summary>Deletes every file of the log.</summary>
    public void Delete()
    {
        foreach (string file in Directory.EnumerateFiles(folder, name + "-*"))
            File.Delete(file);
    }

    /// <summary>Makes sure that the disk has what was written to the partitions' files.</summary>
    public void Sync()
    {
        foreach (int partition in unsynced)
        {
            using var handle = File.OpenHandle(FileOf(partition), FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(handle);
        }

        unsynced.Clear();
    }

    /// <summary>Saves what is still in memory.</summary>
    public void WriteBuffers(BinaryWriter writer)
    {
        for (int i = 0; i < Partitions; i++)
        {
            writer.Write(buffers.Used(i));
            foreach (ReadOnlyMemory<byte> part in buffers.Parts(i))
                writer.Write(part.Span);
        }
    }

    /// <summary>Takes back what was saved.</summary>
    /// <exception cref="EndOfStreamException">It is cut short, or no such thing.</exception>
    public void ReadBuffers(BinaryReader reader)
    {
        var block = new byte[1 << 12];
        for (int i = 0; i < Partitions; i++)
        {
            int left = reader.ReadInt32();
            if (left < 0)
                throw new EndOfStreamException();
            while (left > 0)
            {
                int read = reader.Read(block, 0, Math.Min(left, block.Length));
                if (read == 0)
                    throw new EndOfStreamException();
                buffers.Append(i, block.AsSpan(0, read));
                left -= read;
            }
        }
    }

    /// <summary>Deletes the files that the committed state no longer names.</summary>
    public void DeleteSuperseded()
    {
        foreach (string file in superseded)
            File.Delete(file);
        superseded.Clear();
    }

    /// <summary>Cancels what the buffers alone can cancel, and writes them out if much is left.</summary>
    private void CondenseBuffers()
    {
        for (int i = 0; i < Partitions && content is not null; i++)
        {
            condensed.Clear();
            content.Condense(Buffered(i).Span, isWhole: false, condensed);
            buffers.Clear(i);
            buffers.Append(i, condensed.Written);
        }

        if (buffers.Total > bufferBytes / 2)
            for (int i = 0; i < Partitions; i++)
                FlushPartition(i);
    }

    private void FlushPartition(int partition)
    {
        if (buffers.Used(partition) == 0)
            return;
        PartitionState state = states[partition];
        using (var file = new FileStream(FileOf(partition), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0))
        {
            file.Position = state.Length;
            foreach (ReadOnlyMemory<byte> part in buffers.Parts(partition))
            {
                file.Write(part.Span);
                state = state with { Length = state.Length + part.Length, Checksum = Checksum.Append(state.Checksum, part.Span) };
            }
        }

        states[partition] = state;
        buffers.Clear(partition);
        unsynced.Add(partition);

        if (content is not null && states[partition].Length > 2 * states[partition].CondensedLength + SmallestToCondense)
            Condense(partition, content);
    }

    private void Condense(int partition, ILogContent content)
    {
        condensed.Clear();
        long unmatched = content.Condense(Load(partition).Span, isWhole: true, condensed);
        superseded.Add(FileOf(partition));
        PartitionState old = states[partition];
        states[partition] = new(old.Generation + 1, condensed.Written.Length, condensed.Written.Length, old.Unmatched + unmatched,
            Checksum.Append(Checksum.Empty, condensed.Written));
        using var file = new FileStream(FileOf(partition), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write(condensed.Written);
    }

    private Memory<byte> Room(int length)
    {
        if (loaded.Length < length)
            loaded = new byte[length + length / 4];
        return loaded.AsMemory(0, length);
    }

    private ReadOnlyMemory<byte> Buffered(int partition)
    {
        Memory<byte> all = Room(buffers.Used(partition));
        buffers.CopyTo(partition, all.Span);
        return all;
    }

    private ReadOnlyMemory<byte> Load(int partition)
    {
        int length = checked((int)states[partition].Length);
        Memory<byte> all = Room(length + buffers.Used(partition));
        if (length > 0)
        {
            using var file = File.OpenHandle(FileOf(partition));
            for (int done = 0, read; done < length; done += read)
                if ((read = RandomAccess.Read(file, all.Span[done..length], done)) == 0)
                    throw StoreDamage.Missing(FileOf(partition));
            if (Checksum.Append(Checksum.Empty, all.Span[..length]) != states[partition].Checksum)
                throw StoreDamage.Changed(FileOf(partition));
        }

        buffers.CopyTo(partition, all.Span[length..]);
        return all;
    }

    private static void Truncate(string path, long length)
    {
        if (!File.Exists(path))
            throw StoreDamage.Missing(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        if (file.Length < length)
            throw StoreDamage.Missing(path);
        file.SetLength(length);
    }

    private string FileOf(int partition) => Path.Combine(folder, $"{name}-{partition:000}.{states[partition].Generation}");
}
