using Chrysalis.Cli.CommandLine;
using Chrysalis.Talking.Media.Sinks;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Cli.Talk.Speak;

/// <summary>
/// Where <c>talk speak</c> writes: video files, a folder of pictures (<c>out/%05d.png</c>), or standard output (<c>-</c>).
/// </summary>
internal sealed class SpeakOutputs
{
    private const string StandardOutput = "-";
    private readonly string given;

    /// <param name="given">What -o says.</param>
    /// <param name="json">Whether the result goes to standard output too.</param>
    /// <exception cref="UsageException">Both would.</exception>
    public SpeakOutputs(string given, bool json)
    {
        this.given = string.IsNullOrWhiteSpace(given)
            ? throw new UsageException("The output has no name: name a video file with -o.")
            : given;
        if (IsStandardOutput && json)
            throw new UsageException("-o - writes the video to standard output, where --json writes its result: leave out one of them.");
    }

    /// <summary>Whether the video goes to standard output.</summary>
    public bool IsStandardOutput => IsStream(given);

    /// <summary>Whether each video is a file of its own.</summary>
    public bool AreFiles => !IsStandardOutput && !IsPictures;

    private bool IsPictures => PictureFolderSink.IsPicture(given);

    /// <summary>Whether an output is no file.</summary>
    public static bool IsStream(string output) => output == StandardOutput;

    /// <summary>Pairs recordings with outputs.</summary>
    /// <param name="audio">Recordings, or folders of them.</param>
    /// <param name="inputs">Those of them that can be read only once, and have no name.</param>
    /// <exception cref="UsageException">The output takes one recording and there are several, or a video needs a name.</exception>
    public IReadOnlyList<(string Audio, string Output)> Pair(IReadOnlyList<string> audio, SpooledFiles inputs)
    {
        if (!IsStandardOutput && !IsPictures)
        {
            return audio.Any(inputs.IsSpooled) && (Directory.Exists(given) || Path.EndsInDirectorySeparator(given))
                ? throw new UsageException(
                    $"Speech from standard input or a pipe has no name to call its video by: name a file in '{given}' with -o.")
                : SpeechFiles.Pair(audio, given, inputs);
        }

        return audio.Count == 1 && !Directory.Exists(audio[0])
            ? [(audio[0], given)]
            : throw new UsageException($"'-o {given}' takes one recording: give one file with --audio.");
    }

    /// <summary>The folder of an output, made if it is missing; null where it is no file.</summary>
    public OutputFolder? FolderOf(string output) => IsStandardOutput ? null : new(output);

    /// <summary>The request with its sink, where it does not write a video file.</summary>
    public SpeakRequest WithSink(SpeakRequest request) => request switch
    {
        _ when IsStandardOutput => request with
        {
            Output = null, Sink = new MatroskaStreamSink(Console.OpenStandardOutput(), "standard output", request.Encoding)
        },
        _ when IsPictures => request with { Output = null, Sink = new PictureFolderSink(given) },
        _ => request,
    };
}
