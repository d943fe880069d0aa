using System.Runtime.Intrinsics.X86;

namespace Chrysalis.Quantum.StateVector.Storage;

/// <summary>The processor's second-level cache, in half of which a block of amplitudes is worked on.</summary>
internal static class SecondLevelCache
{
    private const int Usual = 1 << 20;
    private const int CacheLeaf = unchecked((int)0x8000_0006);
    private const int LargestLeaf = unchecked((int)0x8000_0000);

    /// <summary>Bytes a core; a mebibyte where the processor does not tell.</summary>
    public static int Bytes { get; } = Told() is > 0 and var told ? told : Usual;

    private static int Told()
    {
        if (!X86Base.IsSupported || (uint)X86Base.CpuId(LargestLeaf, 0).Eax < unchecked((uint)CacheLeaf))
            return 0;
        // Kibibytes stand in the upper half (AMD 24594, function 8000_0006h; Intel gives them in the same place).
        return (X86Base.CpuId(CacheLeaf, 0).Ecx >>> 16) << 10;
    }
}
