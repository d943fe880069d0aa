using System.Runtime.InteropServices;

namespace Chrysalis.Quantum.StateVector.Storage;

/// <summary>Asks Linux for large pages.</summary>
internal static partial class HugePages
{
    /// <summary>Size and alignment of a large page in bytes.</summary>
    public const int Size = 2 << 20;

    private const int AdviseHugePages = 14;

    /// <summary>
    /// Without large pages every other cache line of a strided sweep misses the address cache; a refusal costs only speed.
    /// </summary>
    public static void Advise(nint address, nuint length)
    {
        if (OperatingSystem.IsLinux())
            _ = Advise(address, length, AdviseHugePages);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nuint length, int advice);
}
