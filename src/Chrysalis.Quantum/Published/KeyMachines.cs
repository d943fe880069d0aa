namespace Chrysalis.Quantum.Published;

/// <summary>Published sizes of machines that break a 256-bit key of an elliptic curve.</summary>
public static class KeyMachines
{
    /// <summary>Physical qubits for one hour: Webber et al., AVS Quantum Sci. 4, 013801 (2022).</summary>
    public const double WebberHourQubits = 317e6;
}
