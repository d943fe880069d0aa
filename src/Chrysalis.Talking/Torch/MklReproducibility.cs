using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Chrysalis.Talking.Torch;

/// <summary>
/// Lets MKL compute the same whatever the alignment of its operands. On processors that are not Intel's, small products come out otherwise
/// where a matrix begins at another place of a cache line, which the memory of .NET's arrays does from run to run: a training that was
/// resumed would not be the one that was never stopped. MKL's own mode for that (conditional numerical reproducibility) is no slower there.
/// See docs/adr/0009.
/// </summary>
internal static unsafe class MklReproducibility
{
    private const string SetMode = "mkl_serv_cbwr_set";

    // MKL_CBWR_AUTO: the processor's best code, used in the same way for every alignment.
    private const int Auto = 2;
    private const int GenuineIntel = 0x756e6547;

    /// <summary>Whether the processor needs it.</summary>
    public static bool IsNeeded => X86Base.IsSupported && X86Base.CpuId(0, 0).Ebx != GenuineIntel;

    /// <summary>Switches it on; before MKL's first call, and where whoever runs the program did not choose otherwise.</summary>
    /// <param name="library">libtorch_cpu, loaded.</param>
    /// <returns>Whether it is on.</returns>
    public static bool SwitchOn(nint library) =>
        Environment.GetEnvironmentVariable("MKL_CBWR") is null
        && NativeLibrary.TryGetExport(library, SetMode, out nint set)
        && ((delegate* unmanaged<int, int>)set)(Auto) == 0;
}
