using System.Runtime.InteropServices;

namespace Chrysalis.Talking.Torch;

/// <summary>
/// Has the C library keep the memory of tensors for the next ones. By itself it takes every block beyond 32 MB from the system and gives
/// it back, and the system clears each page anew when it is first touched: half to two thirds of a large network's time in float32. See
/// docs/adr/0011.
/// </summary>
internal static unsafe class HeapThresholds
{
    /// <summary>Blocks up to this size come from the heap, and so much of its end is kept when it is free.</summary>
    public const int KeptBytes = 1 << 30;

    private const string Library = "libc.so.6";
    private const string SetOption = "mallopt";

    // M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of glibc's malloc.h.
    private const int TrimThreshold = -1;
    private const int MmapThreshold = -3;

    private static readonly string[] Choices = ["MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_", "GLIBC_TUNABLES"];

    /// <summary>Raises both, where the C library is glibc and whoever runs the program did not choose otherwise.</summary>
    /// <returns>Whether they are raised.</returns>
    public static bool Raise()
    {
        if (!OperatingSystem.IsLinux() || Choices.Any(name => Environment.GetEnvironmentVariable(name) is not null))
            return false;
        if (!NativeLibrary.TryLoad(Library, out nint library) || !NativeLibrary.TryGetExport(library, SetOption, out nint option))
            return false;
        var set = (delegate* unmanaged<int, int, int>)option;
        return set(MmapThreshold, KeptBytes) == 1 && set(TrimThreshold, KeptBytes) == 1;
    }
}
