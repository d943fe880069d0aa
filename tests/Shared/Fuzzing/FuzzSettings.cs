using System.Globalization;

namespace Chrysalis.Testing;

/// <summary>How long the fuzz and property tests run, from the environment: eng/fuzz.sh sets it.</summary>
internal static class FuzzSettings
{
    /// <summary>How many cases each target runs, when the environment names a number (CHRYSALIS_FUZZ_CASES).</summary>
    public static long? AskedCases { get; } = Number("CHRYSALIS_FUZZ_CASES");

    /// <summary>What all cases derive from (CHRYSALIS_FUZZ_SEED).</summary>
    public static long Seed { get; } = Number("CHRYSALIS_FUZZ_SEED") ?? 1;

    /// <summary>The one case to repeat, under a debugger say (CHRYSALIS_FUZZ_CASE).</summary>
    public static long? OnlyCase { get; } = Number("CHRYSALIS_FUZZ_CASE");

    /// <summary>The case to begin with, to go on with a run that was stopped (CHRYSALIS_FUZZ_FIRST).</summary>
    public static long FirstCase { get; } = Number("CHRYSALIS_FUZZ_FIRST") ?? 0;

    /// <summary>The file that each target appends its counts to (CHRYSALIS_FUZZ_LOG).</summary>
    public static string? Log { get; } = Environment.GetEnvironmentVariable("CHRYSALIS_FUZZ_LOG");

    /// <summary>The folder that keeps each input that failed (CHRYSALIS_FUZZ_FOLDER).</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("CHRYSALIS_FUZZ_FOLDER");

    /// <summary>The number of cases of a property: as asked, or a few.</summary>
    public static long CasesOr(long few) => AskedCases ?? few;

    private static long? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
        ? long.Parse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Integer, CultureInfo.InvariantCulture)
        : null;
}
