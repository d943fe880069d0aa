using System.Text.RegularExpressions;

namespace Chrysalis.Architecture.Tests.Sources;

/// <summary>What makes a test pass or fail by chance, by the clock or by what lies about on one machine.</summary>
internal static partial class TestHabits
{
    // The fuzzer limits a case's time, and the temporary folder has to be found somewhere.
    private static readonly string[] Exempt =
        ["tests/Shared/", "tests/Chrysalis.Architecture.Tests/", "tests/Chrysalis.Foundation.Tests/Files/TestTemporariesTests.cs"];

    // They poll another process, or choose the moment at which it is stopped, and compare nothing with a clock.
    private static readonly string[] Polls =
    [
        "tests/Chrysalis.ToyJob/DiceJob.cs", "tests/Chrysalis.Extensions.Tests/Jobs/KilledJobTests.cs",
        "tests/Chrysalis.Cli.Tests/Stopping/",
    ];

    /// <summary>A sentence for each breach in a file of tests.</summary>
    /// <param name="file">The file.</param>
    /// <param name="networks">The names of Torch's modules in the house.</param>
    public static IEnumerable<string> Breaches(SourceFile file, IReadOnlyCollection<string> networks)
    {
        if (Exempt.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal)))
            yield break;
        foreach ((int index, string line) in file.Lines.Index())
        {
            string place = $"{file.Path}:{index + 1}";
            if (TemporaryPlace().IsMatch(line))
                yield return $"{place} names a place in the temporary folder: make the file in a TemporaryFolder";
            if (Clock().IsMatch(line))
                yield return $"{place} looks at a clock: count what is done, or measure it in bench";
            if (Sleep().IsMatch(line) && !Polls.Any(path => file.Path.StartsWith(path, StringComparison.Ordinal)))
                yield return $"{place} sleeps: wait for what must have happened";
            if (NewLocal().Match(line) is { Success: true } made && networks.Contains(made.Groups["type"].Value))
                yield return $"{place} makes a {made.Groups["type"].Value} without 'using': the collector may free its weights in use";
            if (OfATemporary().IsMatch(line))
                yield return $"{place} takes the weights of a network that nothing holds: the collector may free them in use";
        }
    }

    [GeneratedRegex(@"""/tmp\b|\bGetTempPath\(|\bGetTempFileName\(|\bCreateTempSubdirectory\(\)")]
    private static partial Regex TemporaryPlace();

    [GeneratedRegex(@"\bStopwatch\b|\bDateTime(?:Offset)?\.(?:Utc)?Now\b(?!\.Add)|\bEnvironment\.TickCount")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\bThread\.Sleep\(|\bTask\.Delay\(")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"^\s{8,}(?:var|[\w.<>]+) \w+ = (?:GoldenRule\.Fill(?:Parameters)?\()?new (?<type>\w+)\(")]
    private static partial Regex NewLocal();

    [GeneratedRegex(@"\)\.(?:state_dict|parameters|named_parameters|buffers|named_buffers)\(\)|ModuleWeights\.Of\(GoldenRule")]
    private static partial Regex OfATemporary();
}
