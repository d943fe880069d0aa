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

    private static FileStream Shipped()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && TorchRuntime.FindShipped() is not null, "no native Torch library here");
        return File.OpenRead(TorchRuntime.FindShipped()!);
    }
}
