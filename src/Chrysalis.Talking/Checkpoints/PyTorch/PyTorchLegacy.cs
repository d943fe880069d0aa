using System.Buffers.Binary;
using Chrysalis.Foundation.Text;
using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.Checkpoints.PyTorch;

/// <summary>
/// What torch.save wrote before version 1.6: five pickles (a magic number, the protocol version, facts about the machine, the value,
/// the storages' keys), then each storage: its count in 8 bytes and its numbers (source: torch/serialization.py, _legacy_load).
/// </summary>
internal static class PyTorchLegacy
{
    private const long MaximumPickleBytes = 1 << 26;
    private const long ProtocolVersion = 1001;

    /// <summary>0x1950a86a20f9469cfc6c as a pickled integer of ten bytes.</summary>
    private static readonly byte[] MagicPickled = [0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19];

    /// <summary>Whether a file starts with the magic number, pickled by any protocol since 2.</summary>
    public static bool IsMagic(ReadOnlySpan<byte> start) =>
        start.Length > 24 && start[0] == 0x80 && start[..24].IndexOf(MagicPickled) >= 0;

    /// <exception cref="CheckpointException">The file is damaged or hostile.</exception>
    public static PyTorchWeights Open(MappedFile file)
    {
        var calls = new PickleCalls(file.Path, torchScript: false);
        long position = 0;
        _ = Next();
        if (Next() is not ProtocolVersion)
            throw new CheckpointException(
                $"'{file.Path}' is of an unknown version of PyTorch's older format; save it again with torch.save.");
        if (Next() is PickleDictionary machine && machine.Entries.Any(entry => entry is { Key: "little_endian", Value: false }))
            throw new CheckpointException($"'{file.Path}' was written on a big-endian machine; save it on a usual (little-endian) one.");
        object? root = Next();
        if (Next() is not List<object?> keys || !keys.All(key => key is string))
            throw new CheckpointException($"'{file.Path}' is damaged: the list of its storages is missing.");

        Dictionary<string, StorageSpan> spans = Storages(file, position, keys.Cast<string>(), calls.StorageTypes);
        return PyTorchWeights.Create(
            file, "PyTorch (before 1.6)", false, root, storage => spans.TryGetValue(storage.Key, out StorageSpan span)
                ? span
                : throw new CheckpointException($"'{file.Path}' is damaged: it lacks the storage '{Quoting.Quotable(storage.Key)}'."));

        object? Next()
        {
            var bytes = new PickleBytes(file, position, Math.Min(file.Length, position + MaximumPickleBytes));
            object? value = new Unpickler(bytes, calls, file.Path).Run();
            position = bytes.Position;
            return value;
        }
    }

    private static Dictionary<string, StorageSpan> Storages(
        MappedFile file, long position, IEnumerable<string> keys, IReadOnlyDictionary<string, ElementType> types)
    {
        var spans = new Dictionary<string, StorageSpan>();
        Span<byte> countBytes = stackalloc byte[8];
        foreach (string key in keys)
        {
            file.Read(position, countBytes);
            long count = BinaryPrimitives.ReadInt64LittleEndian(countBytes);
            if (!types.TryGetValue(key, out ElementType? type) || count < 0 || count > (file.Length - position - 8) / type.Bytes
                || spans.ContainsKey(key))
                throw new CheckpointException($"'{file.Path}' is cut short or damaged: its storage '{Quoting.Quotable(key)}' of {count} "
                    + "numbers is not there; download it again.");
            spans.Add(key, new(position + 8, count * type.Bytes));
            position += 8 + count * type.Bytes;
        }

        return spans;
    }
}
