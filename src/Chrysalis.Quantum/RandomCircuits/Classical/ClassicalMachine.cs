namespace Chrysalis.Quantum.RandomCircuits.Classical;

/// <summary>A machine by what it can do at best.</summary>
/// <param name="Name">Its name.</param>
/// <param name="FlopsPerSecond">Floating-point operations a second at its peak: real runs reach a part of it.</param>
/// <param name="MemoryBytes">Memory of all nodes together.</param>
public sealed record ClassicalMachine(string Name, double FlopsPerSecond, double MemoryBytes)
{
    /// <summary>Seconds in a Julian year.</summary>
    public const double SecondsPerYear = 365.25 * 86400;

    /// <summary>
    /// Frontier: 1.7e18 operations a second at its peak (Linpack list of June 2022: 1.686e18), 9.2 PB of memory, half on the accelerators
    /// and half beside the processors (HPCwire, 30 May 2022, on the list's publication).
    /// </summary>
    public static ClassicalMachine Frontier { get; } = new("Frontier", 1.7e18, 9.2e15);

    /// <summary>Largest tensor in single precision that the memory holds: base-2 logarithm of its entries.</summary>
    public int Log2EntriesHeld => (int)Math.Floor(Math.Log2(MemoryBytes / 8));

    /// <summary>Base-10 logarithm of the years that 10^<paramref name="log10Flops"/> operations take at peak.</summary>
    public double Log10Years(double log10Flops) => log10Flops - Math.Log10(FlopsPerSecond) - Math.Log10(SecondsPerYear);
}
