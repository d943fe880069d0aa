using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using Chrysalis.Cli.CommandLine;

namespace Chrysalis.Cli.Tests.Fuzzing;

/// <summary>
/// Any command line is done, refused or stopped, in sentences, and a refused one leaves no file. Every run is asked to stop before it
/// begins, so that none does hours of work.
/// </summary>
[Collection(nameof(CurrentFolder))]
public sealed partial class CommandLineFuzzTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly RootCommand tree = CommandTree.Build();
    private readonly RandomCommandLine lines;
    private readonly string[] inputs;

    public CommandLineFuzzTests()
    {
        lines = new(CommandTree.Build());
        folder.File("circuit.stim", "X_ERROR(0.1) 0\nM 0\nDETECTOR rec[-1]\nOBSERVABLE_INCLUDE(0) rec[-1]\n");
        folder.File("model.dem", "error(0.1) D0 L0\n");
        folder.File("shots.01", "0\n1\n");
        folder.File("empty", "");
        folder.File("text.txt", "just some text\n");
        folder.File("folder/inside", "x");
        inputs = Found();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_AnyCommandLine_IsDoneRefusedOrStopped() => CurrentFolder.Run(folder.Path, () => Fuzzer.Run(
        new("command-line", [], input => Run(Encoding.UTF8.GetString(input).Split('\0')))
        {
            Make = random => Encoding.UTF8.GetBytes(string.Join('\0', lines.Next(random))),
            AllocationLimit = 512 << 20,
            FewCases = 300,
            // Exporting a network takes seconds of a processor, and does not stop in its middle.
            TimeLimit = TimeSpan.FromSeconds(60),
        }));

    private void Run(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = CommandRunner.Run(tree, arguments, new(output, error, Interactive: false, new CancellationToken(canceled: true)));
        string said = error.ToString();
        string command = string.Join(' ', arguments.TakeWhile(word => word.All(char.IsAsciiLetterOrDigit) && word.Length > 0).Take(2));
        if (code is not (ExitCode.Done or ExitCode.BadInput or ExitCode.Cancelled) || RawName().IsMatch(said))
            throw new FuzzFinding(
                $"{command}: {Digits().Replace(said, "#")}", $"'{string.Join("' '", arguments)}' ends with {code}: {said}");
        if (code == ExitCode.BadInput && said.Trim().Split('\n').Length > 1)
            throw new FuzzFinding($"{command}: lines", $"'{string.Join("' '", arguments)}' is refused in several lines: {said}");
        string[] left = [.. Found().Except(inputs)];
        foreach (string path in left)
            Remove(path);
        // What is done has its output, and what was stopped may keep what it has so far.
        if (code == ExitCode.BadInput && left.Length > 0)
            throw new FuzzFinding($"{command}: file", $"'{string.Join("' '", arguments)}' ends with {code} and leaves {left[0]}: {said}");
    }

    private string[] Found() => Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories);

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else if (File.Exists(path))
            File.Delete(path);
    }

    [GeneratedRegex(@"[A-Za-z]+Exception\b|\bat Chrysalis\.")]
    private static partial Regex RawName();

    [GeneratedRegex(@"[\d.]+|'[^']*'")]
    private static partial Regex Digits();
}
