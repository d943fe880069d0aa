using Chrysalis.Talking.Torch;

namespace Chrysalis.Talking.Tests.Torch;

public class ElfVersionPatchTests
{
    [Fact]
    public void Apply_ShippedLibrary_NoLongerWantsTheNewerVersion()
    {
        byte[] image = ShippedLibrary();
        byte[] before = (byte[])image.Clone();

        Assert.True(ElfVersionPatch.Apply(image));

        Assert.Equal(before.Length, image.Length);
        int changed = image.Zip(before).Count(pair => pair.First != pair.Second);
        Assert.InRange(changed, 1, 40);
        // One name less in the dynamic table; the debugging table, which the loader never reads, keeps its own.
        Assert.Equal(Occurrences(before) - 1, Occurrences(image));
    }

    [Fact]
    public void Apply_Twice_LeavesThePatchedImageAlone()
    {
        byte[] image = ShippedLibrary();
        ElfVersionPatch.Apply(image);
        byte[] once = (byte[])image.Clone();

        Assert.False(ElfVersionPatch.Apply(image));

        Assert.Equal(once, image);
    }

    [Fact]
    public void Apply_LibraryWithoutTheNeed_IsLeftUntouched()
    {
        string libm = "/usr/lib/x86_64-linux-gnu/libstdc++.so.6";
        Assert.SkipUnless(File.Exists(libm) && OperatingSystem.IsLinux(), "no x86-64 Debian libstdc++ here");
        byte[] image = File.ReadAllBytes(libm);
        byte[] before = (byte[])image.Clone();

        Assert.False(ElfVersionPatch.Apply(image));

        Assert.Equal(before, image);
    }

    [Fact]
    public void Apply_NotAnElfFile_SaysSo()
    {
        var error = Assert.Throws<InvalidDataException>(() => ElfVersionPatch.Apply(new byte[100]));
        Assert.Contains("Not a 64-bit little-endian ELF file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_DamagedTables_EndsInOneError()
    {
        byte[] whole = ShippedLibrary();
        var draw = new Random(7);
        int refused = 0;
        for (int round = 0; round < 200; round++)
        {
            byte[] image = (byte[])whole.Clone();
            if (round % 4 == 0)
                Array.Resize(ref image, draw.Next(64, image.Length));
            // The header and the section table are where damage leads astray.
            for (int i = 0; i < 8; i++)
                image[draw.Next(2) == 0 ? draw.Next(16, 64) : image.Length - 1 - draw.Next(2000)] = (byte)draw.Next(256);
            try
            {
                ElfVersionPatch.Apply(image);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1, 200);
    }

    [Fact]
    public void PatchedCopy_LeavesTheShippedFileAsItWas()
    {
        string? shipped = TorchRuntime.FindShipped();
        Assert.SkipWhen(shipped is null, "no Linux build of TorchSharp beside the tests");
        byte[] before = File.ReadAllBytes(shipped);
        string cache = Directory.CreateTempSubdirectory("chrysalis torch ").FullName;
        try
        {
            string first = TorchRuntime.PatchedCopy(shipped, cache);
            string second = TorchRuntime.PatchedCopy(shipped, cache);

            Assert.Equal(first, second);
            Assert.StartsWith(cache, first, StringComparison.Ordinal);
            Assert.Equal(before, File.ReadAllBytes(shipped));
            Assert.Single(Directory.GetFiles(Path.GetDirectoryName(first)!));
        }
        finally
        {
            Directory.Delete(cache, true);
        }
    }

    [Fact]
    public void Torch_Loads_OnThisSystem() => Assert.Equal(6f, TorchSharp.torch.tensor(new float[] { 1, 2, 3 }).sum().item<float>());

    private static int Occurrences(byte[] image) =>
        System.Text.Encoding.Latin1.GetString(image).Split(ElfVersionPatch.Symbol).Length - 1;

    private static byte[] ShippedLibrary()
    {
        string? shipped = TorchRuntime.FindShipped();
        Assert.SkipWhen(shipped is null, "no Linux build of TorchSharp beside the tests");
        return File.ReadAllBytes(shipped);
    }
}
