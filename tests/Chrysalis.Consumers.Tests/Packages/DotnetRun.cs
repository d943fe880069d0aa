using System.Diagnostics;

namespace Chrysalis.Consumers.Tests.Packages;

/// <summary>One run of <c>dotnet</c>, or of a program, with what it printed.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Said">Both streams.</param>
internal sealed record DotnetRun(int ExitCode, string Said)
{
    private static readonly string Host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Runs <c>dotnet</c> in a folder to its end.</summary>
    public static DotnetRun Of(string folder, params IEnumerable<string> words) => Of(Host, folder, words);

    /// <summary>Runs a program in a folder to its end.</summary>
    public static DotnetRun Of(string program, string folder, IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(program, words)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
            Environment =
            {
                ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0", ["UseSharedCompilation"] = "false",
                ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["DOTNET_NOLOGO"] = "1",
                ["CHRYSALIS_MODELS"] = Path.Combine(SharedData.Root, "models"),
            },
        };
        // The test platform's own settings are not the programs'.
        foreach (string name in start.Environment.Keys.Where(IsOfTheHost).ToArray())
            start.Environment.Remove(name);
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, (output + errors.Result).ReplaceLineEndings("\n"));
    }

    private static bool IsOfTheHost(string name) =>
        name.StartsWith("MSBuild", StringComparison.Ordinal) || name.StartsWith("TESTINGPLATFORM", StringComparison.Ordinal)
        || name is "CI" or "Strict" or "TorchDevice";
}
