namespace Chrysalis.Quantum.Mining;

/// <summary>A classical machine, or all of them, that computes double SHA-256 of block headers.</summary>
/// <param name="Name">What it is.</param>
/// <param name="HashesPerSecond">Double hashes a second.</param>
/// <param name="Source">Where the figure is from, and of when.</param>
public sealed record HashRival(string Name, double HashesPerSecond, string Source)
{
    /// <summary>
    /// A graphics card: hashcat counts single SHA-256, a block header takes two (its constant first half is left out of both).
    /// </summary>
    public static HashRival GraphicsCard { get; } = new(
        "graphics card (RTX 4090)",
        21_975.5e6 / 2,
        "hashcat 6.2.6, mode 1400: 21,975.5 MH/s of single SHA-256, October 2022 (gist Chick3nman/32e662a5); halved here");

    /// <summary>A mining machine.</summary>
    public static HashRival MiningMachine { get; } = new(
        "ASIC (Antminer S21)",
        200e12,
        "Bitmain's specification of 2023: 200 TH/s at 17.5 J/TH");

    /// <summary>Everybody else together.</summary>
    public static HashRival WholeNetwork(MiningNetwork network, string source)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(source);
        return new("whole network", network.HashesPerSecond, source);
    }
}
