using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Torch;

/// <summary>Large tensors come from the heap, whose pages stay, and not from maps of their own, which the system clears anew.</summary>
public unsafe class HeapThresholdsTests
{
    private const long LargeBytes = 40 << 20;

    [Fact]
    public void Tensor_OfFortyMegabytes_HasNoMapOfItsOwn()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Another C library's heap.");
        Assert.SkipUnless(
            NativeLibrary.TryLoad("libc.so.6", out nint library) && NativeLibrary.TryGetExport(library, "mallinfo2", out _),
            "The C library is not glibc, or too old to tell.");
        var describe = (delegate* unmanaged<HeapInfo>)NativeLibrary.GetExport(library, "mallinfo2");

        // Tests beside this one take memory too: in one of some tries nobody does.
        long least = long.MaxValue;
        for (int i = 0; i < 50; i++)
        {
            long before = (long)describe().MappedBytes;
            using Tensor large = empty(LargeBytes, dtype: ScalarType.Byte);
            least = Math.Min(least, Math.Abs((long)describe().MappedBytes - before));
        }

        Assert.InRange(least, 0, LargeBytes / 2);
    }

    /// <summary>struct mallinfo2 of glibc's malloc.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct HeapInfo(
        nuint Arena, nuint FreeBlocks, nuint FastBlocks, nuint Maps, nuint MappedBytes, nuint Unused, nuint FastBytes, nuint UsedBytes,
        nuint FreeBytes, nuint TopBytes);
}
