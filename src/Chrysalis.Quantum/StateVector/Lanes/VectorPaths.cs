using System.Runtime.Intrinsics;

namespace Chrysalis.Quantum.StateVector.Lanes;

/// <summary>Finds the machine's path.</summary>
internal static class VectorPaths
{
    public static VectorPath Widest { get; } = Vector512.IsHardwareAccelerated ? VectorPath.Vector512
        : Vector256.IsHardwareAccelerated ? VectorPath.Vector256
        : Vector128.IsHardwareAccelerated ? VectorPath.Vector128 : VectorPath.Scalar;
}
