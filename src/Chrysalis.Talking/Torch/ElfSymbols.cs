using System.Buffers.Binary;
using System.Text;

namespace Chrysalis.Talking.Torch;

/// <summary>
/// Finds where a library's own symbols lie, the ones it keeps to itself included. Reads the full symbol table only, not the whole file.
/// Format: System V ABI, ELF-64 little-endian.
/// </summary>
internal static class ElfSymbols
{
    private const uint SectionSymbols = 2;
    private const int SymbolBytes = 24;
    private const long LongestTable = 1L << 28;

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
            return Search(Content(file, section), Content(file, strings), names);
        }

        return new Dictionary<string, ulong>();
    }

    private static Dictionary<string, ulong> Search(
        ReadOnlySpan<byte> symbols, ReadOnlySpan<byte> strings, IReadOnlyCollection<string> names)
    {
        byte[][] wanted = [.. names.Select(name => Encoding.ASCII.GetBytes(name + '\0'))];
        var found = new Dictionary<string, ulong>();
        for (int at = 0; at + SymbolBytes <= symbols.Length; at += SymbolBytes)
        {
            uint name = U32(symbols, at);
            if (name >= strings.Length)
                continue;
            foreach (byte[] candidate in wanted)
            {
                if (strings[(int)name..].StartsWith(candidate))
                    found[Encoding.ASCII.GetString(candidate, 0, candidate.Length - 1)] = U64(symbols, at + 8);
            }
        }

        return found;
    }

    private static byte[] Content(Stream file, ReadOnlySpan<byte> section) => Read(file, (long)U64(section, 24), (long)U64(section, 32));

    private static byte[] Read(Stream file, long offset, long count)
    {
        if (offset < 0 || count < 0 || count > LongestTable || offset > file.Length - count)
            throw new InvalidDataException("The ELF file is damaged: a table points outside the file.");
        byte[] content = new byte[count];
        file.Position = offset;
        file.ReadExactly(content);
        return content;
    }

    private static ushort U16(ReadOnlySpan<byte> from, int at) => BinaryPrimitives.ReadUInt16LittleEndian(from[at..]);

    private static uint U32(ReadOnlySpan<byte> from, int at) => BinaryPrimitives.ReadUInt32LittleEndian(from[at..]);

    private static ulong U64(ReadOnlySpan<byte> from, int at) => BinaryPrimitives.ReadUInt64LittleEndian(from[at..]);
}
