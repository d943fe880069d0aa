using Chrysalis.Quantum.Resources;

namespace Chrysalis.Cli.Quantum;

/// <summary>When machines that break keys exist, as the timeline has it.</summary>
internal static class KeyBreakers
{
    /// <summary>The dates of the smallest machine published.</summary>
    public static BreakDateDistribution? Default(int seed) => null;
}
