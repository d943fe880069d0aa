namespace Chrysalis.Quantum.Resources.Machines;

/// <summary>Sizes of surface-code patches.</summary>
internal static class SurfaceCodePatch
{
    /// <summary>Largest distance that is considered.</summary>
    public const int LargestDistance = 101;

    /// <summary>Physical qubits of a patch with its border: 2 (d + 1)^2 (arXiv:1905.09749).</summary>
    public static double PatchQubits(int distance) => 2.0 * (distance + 1) * (distance + 1);

    /// <summary>Physical qubits of a tile or module: 2 d^2 (arXiv:1808.02892, 2306.08585).</summary>
    public static double TileQubits(int distance) => 2.0 * distance * distance;

    /// <summary>
    /// Qubits of an idle logical qubit as a share of a patch at work: yoked surface codes hold "nearly triple" the logical qubits
    /// (arXiv:2312.04522, abstract; 2025's estimate has 430 of 1352 qubits, 0.318); half for rows alone (same paper, two to three times).
    /// </summary>
    public static double StoredShare(StorageKind storage) => storage switch
    {
        StorageKind.Yoked1D => 1.0 / 2,
        StorageKind.Yoked2D => 1.0 / 3,
        _ => 1,
    };
}
