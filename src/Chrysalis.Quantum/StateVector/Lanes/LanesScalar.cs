using System.Numerics;

namespace Chrysalis.Quantum.StateVector.Lanes;

/// <summary>One number at a time: the plain path.</summary>
internal readonly struct LanesScalar<T> : ILanes<T, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Bits => 0;

    public static int Registers => 32;

    public static T Broadcast(T value) => value;

    public static T Multiply(T a, T b) => a * b;

    public static T MultiplyAdd(T a, T b, T c) => a * b + c;

    public static T NegateMultiplyAdd(T a, T b, T c) => c - a * b;

    public static T Permute(T value, T indices) => value;

    public static T Pick(T a, T b, T indices) => a;
}
