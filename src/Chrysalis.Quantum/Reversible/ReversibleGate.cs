namespace Chrysalis.Quantum.Reversible;

/// <summary>Flips <paramref name="Target"/> when every control is 1: NOT without controls, CNOT with one, Toffoli with two.</summary>
/// <param name="Target">Qubit that is flipped.</param>
/// <param name="Control1">First control, or <see cref="None"/>.</param>
/// <param name="Control2">Second control, or <see cref="None"/>; never without a first one.</param>
public readonly record struct ReversibleGate(int Target, int Control1 = ReversibleGate.None, int Control2 = ReversibleGate.None)
{
    /// <summary>Stands for a control that is not there.</summary>
    public const int None = -1;

    /// <summary>0 for NOT, 1 for CNOT, 2 for Toffoli.</summary>
    public int ControlCount => Control2 != None ? 2 : Control1 != None ? 1 : 0;
}
