namespace Chrysalis.Quantum.MemoryExperiment.Counting;

/// <summary>The words by which command lines, files and results name codes and noises.</summary>
public static class MemoryNames
{
    internal const string Surface = "surface_code", Repetition = "repetition_code";
    internal const string Uniform = "uniform", Si1000 = "si1000", Willow = "willow";

    private static readonly string[] CodeWords = [Surface, Repetition];
    private static readonly string[] NoiseWords = [Uniform, Si1000, Willow];

    /// <summary>The codes' words, in the order of <see cref="MemoryCode"/>.</summary>
    public static IReadOnlyList<string> Codes { get; } = Array.AsReadOnly(CodeWords);

    /// <summary>The noises' words, in the order of <see cref="MemoryNoiseKind"/>.</summary>
    public static IReadOnlyList<string> Noises { get; } = Array.AsReadOnly(NoiseWords);

    /// <summary>The word of a code.</summary>
    public static string Of(MemoryCode code) => CodeWords[(int)code];

    /// <summary>The word of a noise.</summary>
    public static string Of(MemoryNoiseKind noise) => NoiseWords[(int)noise];

    /// <summary>The code of a word.</summary>
    /// <exception cref="QuantumException">No code has it.</exception>
    public static MemoryCode ParseCode(string word) => (MemoryCode)Index(CodeWords, word, "code");

    /// <summary>The noise of a word.</summary>
    /// <exception cref="QuantumException">No noise has it.</exception>
    public static MemoryNoiseKind ParseNoise(string word) => (MemoryNoiseKind)Index(NoiseWords, word, "noise model");

    private static int Index(string[] words, string word, string what)
    {
        ArgumentNullException.ThrowIfNull(word);
        int index = Array.IndexOf(words, word);
        return index >= 0 ? index : throw new QuantumException($"'{word}' is not a {what}: {string.Join(", ", words)} are.");
    }
}
