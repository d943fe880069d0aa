namespace Chrysalis.Quantum.StateVector.Lanes;

/// <summary>The vector width of the kernels, and with it the layout of the amplitudes.</summary>
internal enum VectorPath
{
    /// <summary>One number at a time: the plain path every other one must agree with.</summary>
    Scalar,

    /// <summary>128 bits: SSE, or NEON on ARM.</summary>
    Vector128,

    /// <summary>256 bits: AVX2.</summary>
    Vector256,

    /// <summary>512 bits: AVX-512.</summary>
    Vector512,
}
