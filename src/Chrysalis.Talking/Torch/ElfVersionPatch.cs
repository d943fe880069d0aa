using System.Buffers.Binary;
using System.Text;

namespace Chrysalis.Talking.Torch;

/// <summary>
/// Makes TorchSharp's native library load on systems whose libstdc++ is older than GCC 13's.
/// The library wants symbol version GLIBCXX_3.4.32 for one symbol only, <c>std::ios_base_library_init()</c>, whose call is
/// without effect there because libtorch initialises iostream itself. In a copy of the file the version need is pointed at
/// GLIBCXX_3.4.30, and the symbol becomes a call of libc's <c>sched_yield</c>.
/// Format: System V ABI, ELF-64 little-endian; symbol versions as in the Linux Standard Base, chapter 10.7.
/// </summary>
internal static class ElfVersionPatch
{
    public const string WantedVersion = "GLIBCXX_3.4.32";
    public const string Symbol = "_ZSt21ios_base_library_initv";
    private const string OlderVersion = "GLIBCXX_3.4.30";
    private const string HarmlessSymbol = "sched_yield";
    private const string CLibrary = "libc.so.6";
    private const string CVersion = "GLIBC_2.2.5";

    private const uint SectionDynamicSymbols = 11;
    private const uint SectionVersionNeeds = 0x6ffffffe;
    private const uint SectionVersions = 0x6fffffff;

    /// <summary>Patches the image in place.</summary>
    /// <returns>False when the image does not want the newer version: it is then left as it was.</returns>
    /// <exception cref="InvalidDataException">The image is not an ELF-64 library, is damaged, or needs more than that one
    /// symbol.</exception>
    public static bool Apply(Span<byte> image)
    {
        if (image.Length < 64 || image[0] != 0x7f || !image[1..4].SequenceEqual("ELF"u8) || image[4] != 2 || image[5] != 1)
            throw new InvalidDataException("Not a 64-bit little-endian ELF file.");

        try
        {
            return ApplyChecked(image);
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("The ELF file is damaged: a table points outside the file.", error);
        }
    }

    private static bool ApplyChecked(Span<byte> image)
    {
        Section symbols = FindSection(image, SectionDynamicSymbols);
        Section versions = FindSection(image, SectionVersions);
        Section needs = FindSection(image, SectionVersionNeeds);
        int strings = SectionAt(image, symbols.Link).Offset;

        if (FindNeed(image, needs, strings, null, WantedVersion) is not { } wanted)
            return false;
        int older = FindNeed(image, needs, strings, null, OlderVersion)
            ?? throw new InvalidDataException($"The library wants {WantedVersion} but not {OlderVersion}.");
        int libc = FindNeed(image, needs, strings, CLibrary, CVersion)
            ?? throw new InvalidDataException($"The library does not want {CVersion} of {CLibrary}.");

        ushort wantedIndex = U16(image, wanted + 6);
        int symbol = SingleSymbolOfVersion(image, symbols, versions, wantedIndex);
        int nameAt = strings + (int)U32(image, symbol * 24 + symbols.Offset);
        if (ReadName(image, nameAt) != Symbol)
            throw new InvalidDataException($"{WantedVersion} is wanted for '{ReadName(image, nameAt)}', not for '{Symbol}'.");

        image.Slice(older, 4).CopyTo(image[wanted..]);
        image.Slice(older + 8, 4).CopyTo(image[(wanted + 8)..]);
        Encoding.ASCII.GetBytes(HarmlessSymbol + '\0').CopyTo(image[nameAt..]);
        BinaryPrimitives.WriteUInt16LittleEndian(image[(versions.Offset + 2 * symbol)..], U16(image, libc + 6));
        return true;
    }

    private static int SingleSymbolOfVersion(ReadOnlySpan<byte> image, Section symbols, Section versions, ushort index)
    {
        int found = -1;
        for (int i = 0; i < symbols.Size / 24; i++)
        {
            if ((U16(image, versions.Offset + 2 * i) & 0x7fff) != index)
                continue;
            if (found >= 0)
                throw new InvalidDataException($"More than one symbol wants {WantedVersion}.");
            found = i;
        }

        return found >= 0 ? found : throw new InvalidDataException($"No symbol wants {WantedVersion}.");
    }

    /// <summary>Offset of the Elf64_Vernaux of a version name (of one library, or of any).</summary>
    private static int? FindNeed(ReadOnlySpan<byte> image, Section needs, int strings, string? library, string version)
    {
        for (int need = needs.Offset; ; need += (int)U32(image, need + 12))
        {
            bool wanted = library is null || ReadName(image, strings + (int)U32(image, need + 4)) == library;
            int aux = need + (int)U32(image, need + 8);
            for (int left = U16(image, need + 2); wanted && left > 0; left--, aux += (int)U32(image, aux + 12))
            {
                if (ReadName(image, strings + (int)U32(image, aux + 8)) == version)
                    return aux;
            }

            if (U32(image, need + 12) == 0)
                return null;
        }
    }

    private static Section FindSection(ReadOnlySpan<byte> image, uint type)
    {
        int count = U16(image, 60);
        for (int i = 0; i < count; i++)
        {
            if (U32(image, SectionHeader(image, i) + 4) == type)
                return SectionAt(image, i);
        }

        throw new InvalidDataException($"The ELF file has no section of type 0x{type:x}.");
    }

    private static Section SectionAt(ReadOnlySpan<byte> image, int index)
    {
        int header = SectionHeader(image, index);
        return new(checked((int)U64(image, header + 24)), checked((int)U64(image, header + 32)), (int)U32(image, header + 40));
    }

    private static int SectionHeader(ReadOnlySpan<byte> image, int index) => checked((int)U64(image, 40) + index * 64);

    private static string ReadName(ReadOnlySpan<byte> image, int offset)
    {
        ReadOnlySpan<byte> rest = image[offset..];
        return Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)0)]);
    }

    private static ushort U16(ReadOnlySpan<byte> image, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(image[offset..]);

    private static uint U32(ReadOnlySpan<byte> image, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(image[offset..]);

    private static ulong U64(ReadOnlySpan<byte> image, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(image[offset..]);

    private readonly record struct Section(int Offset, int Size, int Link);
}
