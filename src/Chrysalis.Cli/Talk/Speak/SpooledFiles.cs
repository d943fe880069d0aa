using Chrysalis.Cli.CommandLine;
using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Media;

namespace Chrysalis.Cli.Talk.Speak;

/// <summary>
/// Inputs that can be read only once - standard input, named pipes - kept in temporary files while they are used: any format that ffmpeg
/// reads, also those that it cannot read through a pipe, with the sound at its own rate in the video.
/// </summary>
internal sealed class SpooledFiles : IDisposable
{
    private const string StandardInput = "-";
    private static readonly string[] StandardInputNames = [StandardInput, "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"];

    private readonly Dictionary<string, PendingFile> files = [];

    private SpooledFiles()
    {
    }

    /// <summary>Reads to their ends those of the inputs that can be read only once.</summary>
    /// <exception cref="UsageException">There are other recordings beside standard input, or nothing came, or no speech.</exception>
    public static SpooledFiles Of(IReadOnlyList<string> inputs)
    {
        string[] fromInput = [.. inputs.Where(StandardInputNames.Contains)];
        if (fromInput.Length > 0 && inputs.Count > 1)
            throw new UsageException($"--audio {fromInput[0]} reads one recording from standard input: give no others beside it.");
        var spooled = new SpooledFiles();
        try
        {
            foreach (string input in inputs.Distinct())
                spooled.Add(input);
            return spooled;
        }
        catch
        {
            spooled.Dispose();
            throw;
        }
    }

    /// <summary>Whether an input is kept in a temporary file.</summary>
    public bool IsSpooled(string input) => files.ContainsKey(input);

    /// <summary>The file to read an input from.</summary>
    /// <exception cref="UsageException">There is no such file.</exception>
    public string PathOf(string input) =>
        files.TryGetValue(input, out PendingFile? file) ? file.TemporaryPath : InputFile.RequireFile(input);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PendingFile file in files.Values)
            file.Dispose();
    }

    private void Add(string input)
    {
        bool isStandardInput = StandardInputNames.Contains(input);
        if (!isStandardInput && !File.Exists(input))
            return;
        using Stream stream = isStandardInput ? Console.OpenStandardInput() : Open(input);
        if (stream.CanSeek)
            return;

        // Never completed: it goes with this, and what a killed run left goes with the next one.
        var file = new PendingFile(Path.Combine(Path.GetTempPath(), "chrysalis.speech"));
        files.Add(input, file);
        using (FileStream copy = new(file.TemporaryPath, FileMode.Open, FileAccess.Write))
            stream.CopyTo(copy);
        RequireSpeech(isStandardInput ? "Standard input" : $"'{input}'", file.TemporaryPath);
    }

    private static FileStream Open(string input)
    {
        try
        {
            return new(input, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{input}' cannot be opened ({error.Message.TrimEnd('.')}); give a file that can be read.", error);
        }
    }

    private static void RequireSpeech(string name, string path)
    {
        if (new FileInfo(path).Length == 0)
            throw new UsageException(
                $"{name} holds no speech: pipe a recording into --audio -, as in 'chrysalis talk speak --audio - < speech.wav'.");
        try
        {
            MediaProbe.Probe(path).RequireAudio();
        }
        catch (MediaException error)
        {
            throw new UsageException(error.Message.Replace($"'{path}'", name, StringComparison.Ordinal)
                .Replace($"file:{path}: ", "", StringComparison.Ordinal), error);
        }
    }
}
