using System.Globalization;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Quantum.Mining;
using Chrysalis.Quantum.Mining.Races;

namespace Chrysalis.Cli.Quantum.Mine;

/// <summary>Reads one quantum miner from words such as <c>alpha=0.1,minutes=12,aggressive</c>.</summary>
internal static class MinerSpec
{
    private const string Known = "alpha=, rate=, registers=, minutes=, spread= (minutes), aggressive, concedes";

    /// <summary>
    /// Reads the words; what is left out is as in <paramref name="usual"/>, the measuring time the best for the miner alone.
    /// </summary>
    /// <exception cref="UsageException">An unknown word, or no number where one belongs.</exception>
    public static QuantumMiner Parse(string text, QuantumMiner usual, MiningNetwork network)
    {
        double? alpha = null, rate = null, minutes = null;
        double registers = usual.Power.Registers, spread = usual.SpreadSeconds;
        (bool aggressive, bool concedes) = (usual.IsAggressive, usual.ConcedesTies);
        string[] words = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        RequireNoDecimalComma(words);
        foreach (string word in words)
        {
            string[] parts = word.Split('=', 2, StringSplitOptions.TrimEntries);
            switch (parts[0])
            {
                case "alpha" when parts.Length == 2: alpha = Number(word, parts[1]); break;
                case "rate" when parts.Length == 2: rate = Number(word, parts[1]); break;
                case "registers" when parts.Length == 2: registers = Number(word, parts[1]); break;
                case "minutes" when parts.Length == 2: minutes = Number(word, parts[1]); break;
                case "spread" when parts.Length == 2: spread = parts[1] == "0" ? 0 : 60 * Number(word, parts[1]); break;
                case "aggressive" when parts.Length == 1: aggressive = true; break;
                case "concedes" when parts.Length == 1: concedes = true; break;
                default: throw new UsageException($"--miner does not know '{word}': it takes {Known}, with commas between.");
            }
        }

        if (alpha is not null && rate is not null)
            throw new UsageException($"--miner '{text}' gives alpha and rate, which both state the speed: give one of them.");
        QuantumMinerPower power = rate is { } speed ? new(registers, speed)
            : QuantumMinerPower.WithAlpha(alpha ?? usual.Power.Alpha(network), network, registers);
        power.Validated();
        double seconds = minutes is { } given ? 60 * given : new MiningRace(network, power).BestSeconds();
        return new(power, seconds) { SpreadSeconds = spread, IsAggressive = aggressive, ConcedesTies = concedes };
    }

    /// <summary>A word of digits alone is none: it is what stands after the comma of the number before it.</summary>
    private static void RequireNoDecimalComma(string[] words)
    {
        for (int i = 1; i < words.Length; i++)
        {
            string before = words[i - 1][(words[i - 1].IndexOf('=', StringComparison.Ordinal) + 1)..].Trim();
            if (DecimalComma.IsWhole(words[i]) && DecimalComma.IsWhole(before))
                throw DecimalComma.Refusal("--miner", $"{before},{words[i]}");
        }
    }

    private static double Number(string word, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number > 0 && double.IsFinite(number)
            ? number
            : throw new UsageException($"--miner takes a number above 0 after '=', not '{word}'.");
}
