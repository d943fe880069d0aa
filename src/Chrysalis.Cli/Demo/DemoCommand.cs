using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Findings;
using Chrysalis.Cli.Progress;
using Chrysalis.Cli.Talk;
using Chrysalis.Studies.Demo;
using static System.FormattableString;

namespace Chrysalis.Cli.Demo;

/// <summary><c>demo</c>: the shipped personas speak a sentence; one page shows the result and the figures.</summary>
internal sealed class DemoCommand : FindingsCommand
{
    private const string Sentence = "Good evening. I have never said these words. A small network on this computer painted "
        + "every movement of my lips.";

    private readonly Option<string> text =
        new("--text") { Description = "What is said, spoken by espeak-ng", HelpName = "TEXT", DefaultValueFactory = _ => Sentence };
    private readonly Option<string?> audio = new("--audio") { Description = "A recording to say instead of a text", HelpName = "FILE" };
    private readonly Option<string?> persona =
        new("--persona") { Description = "Persona folder or shipped name (default: every shipped persona)", HelpName = "FOLDER|NAME" };
    private readonly Option<string> output = new("--output", "-o")
    {
        Description = "Video to write; the page gets the same name with .html", HelpName = "FILE",
        DefaultValueFactory = _ => Path.Combine("out", "demo.mp4")
    };
    private readonly Option<string> device = SharedOptions.Device();
    private readonly Option<string?> cache = SharedOptions.Cache();

    /// <summary>Creates the command.</summary>
    public DemoCommand()
        : base("demo", "Let the shipped persona speak a sentence: a video, and one page with the video, a contact sheet and the figures.")
    {
        foreach (Option option in (Option[])[text, audio, persona, output, device, cache, Json])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis demo",
        "chrysalis demo --text \"The early bird catches the worm.\" -o out/bird.mp4",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(DemoFindings))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        string output = arguments.GetRequiredValue(this.output);
        string device = Words.OneOf("device", arguments.GetRequiredValue(this.device), SharedOptions.Devices);
        IReadOnlyList<string> personas = Personas(arguments.GetValue(this.persona));
        string? recording = arguments.GetValue(audio) is { } file ? InputFile.RequireFile(file) : null;
        string text = arguments.GetRequiredValue(this.text);
        if (recording is null && string.IsNullOrWhiteSpace(text))
            throw new UsageException("--text is empty: give something to say, or a recording with --audio FILE.");

        string synthesised = Path.Combine(Path.GetTempPath(), $"chrysalis-{Guid.NewGuid():n}.wav");
        string photo = Path.ChangeExtension(synthesised, ".jpg");
        try
        {
            MonaLisa.Write(photo);
            if (recording is null)
                SpeechSynthesis.Speak(text, synthesised, context.Cancellation);
            using var folder = new OutputFolder(output);
            string page = Path.ChangeExtension(output, ".html");
            string said = recording is null ? $"“{text}”" : $"The recording {Path.GetFileName(recording)}.";
            var show = new DemoShow(recording ?? synthesised, photo, device, arguments.GetValue(cache));
            return Show(
                arguments,
                context,
                new Presentation<DemoFindings>(Print, (file, findings) => DemoPage.Write(file, said, findings.Played)),
                () => DemoFindings.Of(
                    page, [.. personas.Select((persona, index) => Play(show, persona, PathOf(output, persona, index), context))]),
                page);
        }
        finally
        {
            File.Delete(synthesised);
            File.Delete(photo);
        }
    }

    /// <summary>Those with a person of their own first.</summary>
    private static IReadOnlyList<string> Personas(string? given) => given is null && ShippedPersonas.Folders() is { Count: > 0 } shipped
        ? [.. shipped.OrderBy(ShippedPersonas.IsForAnyFace)]
        : [ShippedPersonas.Resolve(given)];

    /// <summary>The first persona's video has the given name, the others' names end in theirs.</summary>
    private static string PathOf(string output, string persona, int index) => index == 0
        ? output
        : Path.ChangeExtension(output, null) + "-" + Path.GetFileName(Path.TrimEndingDirectorySeparator(persona))
            + Path.GetExtension(output);

    private static DemoScene Play(DemoShow show, string persona, string output, CommandContext context) =>
        Work.Run(context, steps => show.Play(persona, output, steps, context.Cancellation));

    private static void Print(DemoFindings findings, string? page, TextWriter output)
    {
        foreach (DemoScene scene in findings.Played)
        {
            output.WriteLine(Invariant($"{scene.Speech.Output}  {scene.Persona.Name} ({scene.Persona.Family}): {scene.Speech.FrameCount} ")
                + Invariant($"frames at {scene.Speech.FramesPerSecond:0} frames/s, peak memory {scene.PeakMemoryMb} MB"));
        }

        output.WriteLine($"{page}  open it in a browser");
    }
}
