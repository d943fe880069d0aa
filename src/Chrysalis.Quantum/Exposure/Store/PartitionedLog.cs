using Chrysalis.Bitcoin.Bytes;

namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>
/// A set on disk that is only ever appended to: records go to the partition that their hash names, are held in memory up to a
/// bound and then written in long runs. A partition that has doubled is read whole, condensed and written anew.
/// So every access is sequential, and memory holds the buffers and one partition.
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
    private readonly byte[][] buffers = new byte[Partitions][];
    private readonly int[] used = new int[Partitions];
    private readonly PartitionState[] states;
    private readonly HashSet<string> superseded = [];
    private readonly HashSet<int> unsynced = [];
    private long buffered;

    /// <summary>
    /// Opens a log as it was committed, or a new one; without <paramref name="content"/> nothing in it is ever superfluous.
    /// </summary>
    /// <exception cref="QuantumException">A file is shorter than what was committed.</exception>
    public PartitionedLog(string folder, string name, ILogContent? content, long bufferBytes, PartitionState[]? committed)
    {
        (this.folder, this.name, this.content, this.bufferBytes) = (folder, name, content, bufferBytes);
        states = committed ?? new PartitionState[Partitions];
        Array.Fill(buffers, []);
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
    public long Bytes => states.Sum(state => state.Length) + buffered;

    /// <summary>Appends a record.</summary>
    public void Append(int partition, ReadOnlySpan<byte> record)
    {
        int used = this.used[partition];
        if (used + record.Length > buffers[partition].Length)
            Array.Resize(ref buffers[partition], Math.Max(1024, 2 * (used + record.Length)));
        record.CopyTo(buffers[partition].AsSpan(used));
        this.used[partition] = used + record.Length;
        buffered += record.Length;
        if (buffered > bufferBytes)
            CondenseBuffers();
    }

    /// <summary>All records of a partition that are left, and how many were dropped because what they refer to was never there.</summary>
    public (ReadOnlyMemory<byte> Records, long Unmatched) Read(int partition)
    {
        if (content is null)
            return (Load(partition), 0);
        var condensed = new ByteWriter();
        long unmatched = content.Condense(Load(partition), isWhole: true, condensed);
        return (condensed.Written.ToArray(), states[partition].Unmatched + unmatched);
    }

    /// <summary>Deletes every file of the log.</summary>
    public void Delete()
    {
        for (int i = 0; i < Partitions; i++)
            File.Delete(FileOf(i));
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
            writer.Write(used[i]);
            writer.Write(buffers[i], 0, used[i]);
        }
    }

    /// <summary>Takes back what was saved.</summary>
    /// <exception cref="EndOfStreamException">It is cut short.</exception>
    public void ReadBuffers(BinaryReader reader)
    {
        for (int i = 0; i < Partitions; i++)
        {
            used[i] = reader.ReadInt32();
            buffers[i] = reader.ReadBytes(used[i]);
            if (buffers[i].Length < used[i])
                throw new EndOfStreamException();
            buffered += used[i];
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
            var condensed = new ByteWriter();
            content.Condense(buffers[i].AsSpan(0, used[i]), isWhole: false, condensed);
            condensed.Written.CopyTo(buffers[i]);
            buffered += condensed.Written.Length - used[i];
            used[i] = condensed.Written.Length;
        }

        if (buffered > bufferBytes / 2)
            for (int i = 0; i < Partitions; i++)
                FlushPartition(i);
    }

    private void FlushPartition(int partition)
    {
        if (used[partition] == 0)
            return;
        using (var file = new FileStream(FileOf(partition), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0))
        {
            file.Position = states[partition].Length;
            file.Write(buffers[partition], 0, used[partition]);
        }

        states[partition] = states[partition] with { Length = states[partition].Length + used[partition] };
        buffered -= used[partition];
        (buffers[partition], used[partition]) = ([], 0);
        unsynced.Add(partition);

        if (content is not null && states[partition].Length > 2 * states[partition].CondensedLength + SmallestToCondense)
            Condense(partition, content);
    }

    private void Condense(int partition, ILogContent content)
    {
        var condensed = new ByteWriter();
        long unmatched = content.Condense(Load(partition), isWhole: true, condensed);
        superseded.Add(FileOf(partition));
        PartitionState old = states[partition];
        states[partition] = new(old.Generation + 1, condensed.Written.Length, condensed.Written.Length, old.Unmatched + unmatched);
        using var file = new FileStream(FileOf(partition), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write(condensed.Written);
    }

    private byte[] Load(int partition)
    {
        int length = checked((int)states[partition].Length);
        var all = new byte[length + used[partition]];
        if (length > 0)
        {
            using var file = File.OpenHandle(FileOf(partition));
            for (int done = 0, read; done < length; done += read)
                if ((read = RandomAccess.Read(file, all.AsSpan(done, length - done), done)) == 0)
                    throw Damaged(FileOf(partition));
        }

        buffers[partition].AsSpan(0, used[partition]).CopyTo(all.AsSpan(length));
        return all;
    }

    private static void Truncate(string path, long length)
    {
        if (!File.Exists(path))
            throw Damaged(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        if (file.Length < length)
            throw Damaged(path);
        file.SetLength(length);
    }

    private static QuantumException Damaged(string path) =>
        new($"'{path}' is missing or shorter than when the store was saved: delete the store's folder and read the chain again.");

    private string FileOf(int partition) => Path.Combine(folder, $"{name}-{partition:000}.{states[partition].Generation}");
}
