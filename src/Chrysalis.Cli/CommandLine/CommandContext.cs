using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Chrysalis.Cli.CommandLine;

/// <summary>What a command talks to: results go to <paramref name="Out"/>, progress and errors to <paramref name="Error"/>.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Progress and errors.</param>
/// <param name="Interactive">True when <paramref name="Error"/> is a terminal that can show a moving bar.</param>
/// <param name="Cancellation">Set by Ctrl-C.</param>
internal sealed record CommandContext(TextWriter Out, TextWriter Error, bool Interactive, CancellationToken Cancellation)
{
    /// <summary>The words of the command line.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The options of the command that runs.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Whether the command line names a file, or a folder that it lies in.</summary>
    public bool Names(string path)
    {
        string full = Path.GetFullPath(path);
        return Arguments.SelectMany(word => (string[])[word, word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..]])
            .Where(word => word.Length > 0 && !word.Contains('\0', StringComparison.Ordinal))
            .Select(word => Path.TrimEndingDirectorySeparator(Path.GetFullPath(word)))
            .Any(named => full == named || full.StartsWith(named + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }

    /// <summary>Writes a result as JSON, in the one style (<see cref="JsonStyle"/>).</summary>
    public void WriteJson<T>(T result, JsonTypeInfo<T> type) => Out.WriteLine(JsonSerializer.Serialize(result, type));
}
