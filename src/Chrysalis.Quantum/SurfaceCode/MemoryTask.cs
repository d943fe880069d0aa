namespace Chrysalis.Quantum.SurfaceCode;

/// <summary>A code and the logical state it keeps; named as in Stim.</summary>
public enum MemoryTask
{
    /// <summary>The rotated surface code, d² data qubits, keeping a logical |0> (surface_code, rotated_memory_z).</summary>
    RotatedZ,

    /// <summary>The rotated surface code keeping a logical |+> (rotated_memory_x).</summary>
    RotatedX,

    /// <summary>The unrotated surface code, d² + (d-1)² data qubits, keeping a logical |0> (unrotated_memory_z).</summary>
    UnrotatedZ,

    /// <summary>The unrotated surface code keeping a logical |+> (unrotated_memory_x).</summary>
    UnrotatedX,

    /// <summary>The repetition code of d data qubits, which corrects bit flips only (repetition_code, memory).</summary>
    Repetition,
}
