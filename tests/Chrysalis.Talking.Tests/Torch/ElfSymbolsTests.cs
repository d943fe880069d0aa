using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Torch;

namespace Chrysalis.Talking.Tests.Torch;

public class ElfSymbolsTests
{
    [Fact]
    public void Find_ShippedLibrary_GivesTheAddressTheLoaderGives()
    {
        using FileStream file = Shipped();
        IReadOnlyDictionary<string, ulong> found = ElfSymbols.Find(file, "THSTensor_abs", "THSTensor_neg", "no_such_symbol");

        Assert.Equal(["THSTensor_abs", "THSTensor_neg"], found.Keys.Order());
        using TorchSharp.torch.Tensor loaded = TorchSharp.torch.zeros(1);
        nint library = NativeLibrary.Load(
            TorchRuntime.SystemLibraryIsNewEnough() ? file.Name : TorchRuntime.PatchedCopy(file.Name, CacheFolder.For("torch")));
        nint between = NativeLibrary.GetExport(library, "THSTensor_neg") - NativeLibrary.GetExport(library, "THSTensor_abs");
        Assert.Equal(between, (nint)(long)(found["THSTensor_neg"] - found["THSTensor_abs"]));
    }

    [Fact]
    public void Find_DamagedFile_EndsInOneError()
    {
        using FileStream file = Shipped();
        byte[] whole = new byte[file.Length];
        file.ReadExactly(whole);
        var draw = new Random(11);
        (int found, int refused) = (0, 0);
        for (int round = 0; round < 100; round++)
        {
            byte[] damaged = (byte[])whole.Clone();
            for (int i = 0; i < 8; i++)
                damaged[draw.Next(64)] = (byte)draw.Next(256);
            using var stream = new MemoryStream(damaged);
            try
            {
                ElfSymbols.Find(stream, "THSTensor_abs");
                found++;
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        // The damage reaches what is read, and does not always hinder it.
        Assert.InRange(refused, 1, 100);
        Assert.Equal(100, found + refused);
    }

    [Theory]
    [InlineData(100)]
    [InlineData((1 << 20) - 3)]
    [InlineData((1 << 20) + 7)]
    public void Find_LongTable_FindsNamesAcrossItsPartsAndWithinOthers(int place)
    {
        // The linker keeps a name that ends another one within it: "abs" is the end of "fabs".
        var strings = new byte[3 << 20];
        "fabs\0"u8.CopyTo(strings.AsSpan(place));
        using var file = new MemoryStream(Library(strings, [((uint)place, 0x111), ((uint)place + 1, 0x222), (0, 0x333)]));
        IReadOnlyDictionary<string, ulong> found = ElfSymbols.Find(file, "fabs", "abs", "bs", "ab");
        Assert.Equal(new Dictionary<string, ulong> { ["fabs"] = 0x111, ["abs"] = 0x222 }, found);
    }

    /// <summary>The header, two sections' headers, the symbols, the strings.</summary>
    private static byte[] Library(byte[] strings, (uint Name, ulong Address)[] symbols)
    {
        const int Header = 64, SymbolBytes = 24;
        const int Symbols = Header + 2 * Header;
        byte[] file = [.. new byte[Symbols + symbols.Length * SymbolBytes], .. strings];
        "\u007fELF\u0002\u0001"u8.CopyTo(file);
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(40), Header);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(58), Header);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(60), 2);
        Section(file.AsSpan(Header), 2, Symbols, symbols.Length * SymbolBytes, 1);
        Section(file.AsSpan(2 * Header), 3, Symbols + symbols.Length * SymbolBytes, strings.Length, 0);
        for (int i = 0; i < symbols.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(Symbols + i * SymbolBytes), symbols[i].Name);
            BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(Symbols + i * SymbolBytes + 8), symbols[i].Address);
        }

        return file;

        static void Section(Span<byte> header, uint type, int offset, int count, uint link)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(header[4..], type);
            BinaryPrimitives.WriteUInt64LittleEndian(header[24..], (ulong)offset);
            BinaryPrimitives.WriteUInt64LittleEndian(header[32..], (ulong)count);
            BinaryPrimitives.WriteUInt32LittleEndian(header[40..], link);
        }
    }

    private static FileStream Shipped()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && TorchRuntime.FindShipped() is not null, "no native Torch library here");
        return File.OpenRead(TorchRuntime.FindShipped()!);
    }
}
