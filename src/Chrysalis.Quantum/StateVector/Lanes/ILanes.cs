namespace Chrysalis.Quantum.StateVector.Lanes;

/// <summary>The few vector operations the gate kernel is made of.</summary>
internal unsafe interface ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    /// <summary>Base-2 logarithm of the numbers in a vector.</summary>
    static abstract int Bits { get; }

    /// <summary>Vector registers that the compiler may use: 16, or 32 with AVX-512 and on ARM.</summary>
    static abstract int Registers { get; }

    /// <summary>A number in every lane.</summary>
    static abstract TVector Broadcast(T value);

    /// <summary>a b.</summary>
    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a b + c.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>c - a b.</summary>
    static abstract TVector NegateMultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>Lane i of the result is the lane of the value that the integer in lane i of the indices names.</summary>
    static abstract TVector Permute(TVector value, TVector indices);

    /// <summary>
    /// Lane i of the result is the lane of a, or beyond its last lane of b, that the integer in lane i of the indices names.
    /// </summary>
    static abstract TVector Pick(TVector a, TVector b, TVector indices);
}
