using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Chrysalis.Talking.Torch;

/// <summary>
/// Corrects oneDNN's idea of the caches on AMD virtual machines that hide them. There it takes each cache for one byte, and its
/// convolutions come out wrong, NaN included, without a word. Told that it knows of no caches, it uses its own table of usual sizes,
/// and is right. Where that cannot be done, oneDNN is switched off: slower, and right. See docs/adr/0004.
/// </summary>
internal static unsafe class OneDnnCaches
{
    private const string PerCoreCacheSize = "_ZN4dnnl4impl3cpu8platform23get_per_core_cache_sizeEi";
    private const string Processor = "_ZZN4dnnl4impl3cpu3x643cpuEvE4cpu_";
    private const string GlobalContext = "_ZN2at13globalContextEv";
    private const string EnableOneDnn = "_ZN2at7Context20setUserEnabledMkldnnEb";
    private const string EnableNnpack = "_ZN2at7Context20setUserEnabledNNPACKEb";

    // Where Xbyak::util::Cpu keeps the number of cache levels, in the oneDNN of libtorch 2.10.
    private const int LevelsOffset = 0x6c;
    private const uint PlausibleCacheBytes = 4096;

    /// <summary>Whether this is an AMD processor whose cache leaf (CPUID 8000001D) says nothing, as some hypervisors leave it.</summary>
    public static bool AreHidden
    {
        get
        {
            if (!X86Base.IsSupported || X86Base.CpuId(0, 0).Ebx != 0x68747541)
                return false;
            return (uint)X86Base.CpuId(unchecked((int)0x80000000), 0).Eax >= 0x8000001D
                && (X86Base.CpuId(unchecked((int)0x8000001D), 0).Eax & 0x1f) == 0;
        }
    }

    /// <param name="library">libtorch_cpu, loaded.</param>
    /// <param name="path">Its file.</param>
    /// <returns>Whether oneDNN stays in use, with plausible caches; false when it had to be switched off.</returns>
    public static bool Correct(nint library, string path)
    {
        // NNPACK does not know such a processor either, and would say so on every thread.
        Enable(library, EnableNnpack, false);
        bool plausible = ForgetLevels(library, path);
        if (!plausible)
            Enable(library, EnableOneDnn, false);
        return plausible;
    }

    private static bool ForgetLevels(nint library, string path)
    {
        IReadOnlyDictionary<string, ulong> symbols;
        using (FileStream file = File.OpenRead(path))
            symbols = ElfSymbols.Find(file, PerCoreCacheSize, Processor, GlobalContext);
        if (symbols.Count != 3)
            return false;

        nint start = NativeLibrary.GetExport(library, GlobalContext) - (nint)symbols[GlobalContext];
        var cacheBytes = (delegate* unmanaged<int, uint>)(start + (nint)symbols[PerCoreCacheSize]);
        var levels = (uint*)(start + (nint)symbols[Processor] + LevelsOffset);
        if (cacheBytes(1) >= PlausibleCacheBytes)
            return true;
        if (*levels is 0 or > 4)
            return false;
        *levels = 0;
        return cacheBytes(1) >= PlausibleCacheBytes;
    }

    private static void Enable(nint library, string setting, bool value)
    {
        var context = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, GlobalContext);
        ((delegate* unmanaged<nint, byte, void>)NativeLibrary.GetExport(library, setting))(context(), value ? (byte)1 : (byte)0);
    }
}
