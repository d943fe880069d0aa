using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Chrysalis.Talking.Torch;

/// <summary>
/// Finds where a library's own symbols lie, the ones it keeps to itself included. Reads the full symbol table only, not the whole file,
/// and a part at a time: that of libtorch is 90 MB, and whoever waits for a first frame waits for it.
/// Format: System V ABI, ELF-64 little-endian.
/// </summary>
internal static class ElfSymbols
{
    private const uint SectionSymbols = 2;
    private const int SymbolBytes = 24;
    private const long LongestTable = 1L << 28;
    private const int BlockBytes = 1 << 20;

    /// <returns>The address of each name found, relative to where the library is loaded.</returns>
    /// <exception cref="InvalidDataException">Not an ELF-64 file, or damaged.</exception>
    public static IReadOnlyDictionary<string, ulong> Find(Stream file, params IReadOnlyCollection<string> names)
    {
        byte[] header = Read(file, 0, 64);
        if (!header.AsSpan(0, 6).SequenceEqual("\u007fELF\u0002\u0001"u8))
            throw new InvalidDataException("Not a 64-bit little-endian ELF file.");

        int sectionBytes = U16(header, 58), sectionCount = U16(header, 60);
        if (sectionBytes < 64)
            throw new InvalidDataException("The ELF file is damaged: its section headers are too short.");
        byte[] sections = Read(file, (long)U64(header, 40), (long)sectionBytes * sectionCount);
        for (int i = 0; i < sectionCount; i++)
        {
            ReadOnlySpan<byte> section = sections.AsSpan(i * sectionBytes);
            if (U32(section, 4) != SectionSymbols)
                continue;
            if (U32(section, 40) >= sectionCount)
                throw new InvalidDataException("The ELF file is damaged: its symbols name no table of strings.");
            ReadOnlySpan<byte> strings = sections.AsSpan((int)U32(section, 40) * sectionBytes);
            return Addresses(file, Content(file, section), Places(file, Content(file, strings), names));
        }

        return new Dictionary<string, ulong>();
    }

    /// <summary>Where the names stand in the table of strings, as ends of longer ones too.</summary>
    private static Dictionary<uint, string> Places(Stream file, (long Offset, long Count) strings, IReadOnlyCollection<string> names)
    {
        (string Name, byte[] Bytes)[] wanted = [.. names.Select(name => (name, Encoding.ASCII.GetBytes(name + '\0')))];
        int longest = wanted.Max(one => one.Bytes.Length);
        var places = new Dictionary<uint, string>();
        var block = new byte[BlockBytes + longest];
        int kept = 0;
        for (long at = 0; at < strings.Count;)
        {
            int count = (int)Math.Min(BlockBytes, strings.Count - at);
            file.Position = strings.Offset + at;
            file.ReadExactly(block.AsSpan(kept, count));
            ReadOnlySpan<byte> seen = block.AsSpan(0, kept + count);
            foreach ((string name, byte[] bytes) in wanted)
            {
                for (int from = 0; seen[from..].IndexOf(bytes) is >= 0 and int found; from += found + 1)
                    places[(uint)(at - kept + from + found)] = name;
            }

            // What may begin in this block and end in the next.
            at += count;
            int left = Math.Min(longest - 1, seen.Length);
            seen[^left..].CopyTo(block);
            kept = left;
        }

        return places;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Dictionary<string, ulong> Addresses(
        Stream file, (long Offset, long Count) symbols, Dictionary<uint, string> places)
    {
        uint[] names = [.. places.Keys];
        var found = new Dictionary<string, ulong>();
        var block = new byte[SymbolBytes * (BlockBytes / SymbolBytes)];
        for (long at = 0; at < symbols.Count - symbols.Count % SymbolBytes;)
        {
            int count = (int)Math.Min(block.Length, symbols.Count - symbols.Count % SymbolBytes - at);
            file.Position = symbols.Offset + at;
            file.ReadExactly(block.AsSpan(0, count));
            for (int i = 0; i < count; i += SymbolBytes)
            {
                uint name = U32(block, i);
                if (names.AsSpan().Contains(name))
                    found[places[name]] = U64(block, i + 8);
            }

            at += count;
        }

        return found;
    }

    private static (long Offset, long Count) Content(Stream file, ReadOnlySpan<byte> section)
    {
        (long offset, long count) = ((long)U64(section, 24), (long)U64(section, 32));
        Require(file, offset, count);
        return (offset, count);
    }

    private static byte[] Read(Stream file, long offset, long count)
    {
        Require(file, offset, count);
        byte[] content = new byte[count];
        file.Position = offset;
        file.ReadExactly(content);
        return content;
    }

    private static void Require(Stream file, long offset, long count)
    {
        if (offset < 0 || count < 0 || count > LongestTable || offset > file.Length - count)
            throw new InvalidDataException("The ELF file is damaged: a table points outside the file.");
    }

    private static ushort U16(ReadOnlySpan<byte> from, int at) => BinaryPrimitives.ReadUInt16LittleEndian(from[at..]);

    private static uint U32(ReadOnlySpan<byte> from, int at) => BinaryPrimitives.ReadUInt32LittleEndian(from[at..]);

    private static ulong U64(ReadOnlySpan<byte> from, int at) => BinaryPrimitives.ReadUInt64LittleEndian(from[at..]);
}
