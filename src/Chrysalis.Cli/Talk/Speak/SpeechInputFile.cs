using Chrysalis.Cli.CommandLine;
using Chrysalis.Talking.Media;

namespace Chrysalis.Cli.Talk.Speak;

/// <summary>
/// Speech from standard input, kept in a temporary file while it is spoken: any format that ffmpeg reads, also those that it cannot read
/// through a pipe, with the sound at its own rate in the video.
/// </summary>
internal sealed class SpeechInputFile : IDisposable
{
    private const string StandardInput = "-";

    private SpeechInputFile(Stream input)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"chrysalis-{Guid.NewGuid():N}.speech");
        using FileStream file = new(Path, FileMode.CreateNew);
        input.CopyTo(file);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Reads standard input to its end where <c>-</c> is the recording; null where it is not.</summary>
    /// <exception cref="UsageException">There are other recordings beside it, or nothing came.</exception>
    public static SpeechInputFile? Of(IReadOnlyList<string> audio)
    {
        if (!audio.Contains(StandardInput))
            return null;
        if (audio.Count > 1)
            throw new UsageException("--audio - reads one recording from standard input: give no others beside it.");
        var file = new SpeechInputFile(Console.OpenStandardInput());
        try
        {
            file.RequireSpeech();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => File.Delete(Path);

    private void RequireSpeech()
    {
        if (new FileInfo(Path).Length == 0)
            throw new UsageException(
                "Standard input holds no speech: pipe a recording into --audio -, as in 'chrysalis talk speak --audio - < speech.wav'.");
        try
        {
            MediaProbe.Probe(Path).RequireAudio();
        }
        catch (MediaException error)
        {
            throw new UsageException(error.Message.Replace($"'{Path}'", "Standard input", StringComparison.Ordinal)
                .Replace($"file:{Path}: ", "", StringComparison.Ordinal), error);
        }
    }
}
