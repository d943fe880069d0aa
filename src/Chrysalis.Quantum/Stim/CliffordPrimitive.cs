namespace Chrysalis.Quantum.Stim;

/// <summary>The gates that every Clifford gate is made of here.</summary>
internal enum CliffordPrimitive
{
    H,
    S,
    X,
    Z,
    Cx,
    Cz,
    Swap,
}
