using System.CommandLine;
using System.Globalization;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Talk.Speak;
using Chrysalis.Talking.Families.AnyFace;
using Chrysalis.Talking.Families.AnyFace.Animation;
using Chrysalis.Talking.Families.AnyFace.Curves;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Cli.Talk.Shapes;

/// <summary><c>talk shapes</c>: how a mouth moves to a speech, without any picture.</summary>
internal sealed class ShapesCommand : RunnableCommand
{
    private readonly Option<string> audio =
        new("--audio") { Description = "Speech: a recording; - reads standard input", HelpName = "FILE|-", Required = true };
    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "File to write (json, csv, gltf, bvh); - or nothing writes to standard output", HelpName = "FILE|-"
    };
    private readonly Option<string?> format = new("--format")
    {
        Description = "Format, in place of the file's ending (standard output: json)", HelpName = "json|csv|gltf|bvh"
    };
    private readonly Option<string?> persona = new("--persona")
    {
        Description = "Persona folder of the family any-face, or a shipped one's name (default: the shipped one)",
        HelpName = "FOLDER|NAME"
    };
    private readonly Option<string?> fps =
        new("--fps") { Description = "Frames a second, such as 60 or 30000/1001 (default: 25)", HelpName = "RATE" };
    private readonly Option<bool> json = SharedOptions.Json();

    /// <summary>Creates the command.</summary>
    public ShapesCommand()
        : base("shapes", "Write how a mouth moves to a speech, for games and 3D characters: ARKit's blendshapes, visemes, glTF, BVH.")
    {
        foreach (Option option in (Option[])[audio, output, format, persona, fps, json])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis talk shapes --audio speech.wav -o speech.json",
        "chrysalis talk shapes --audio speech.wav --fps 60 -o speech.csv",
        "chrysalis talk shapes --audio speech.wav -o speech.gltf",
        "chrysalis talk shapes --audio speech.wav --persona personas/mine --format bvh -o -",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(ShapeTrack)), new(typeof(ShapesFindings), "file")];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        var target = new ShapesOutput(arguments.GetValue(output), arguments.GetValue(format), arguments.GetValue(json));
        FrameRate? rate = arguments.GetValue(this.fps) is { } fps ? FrameRates.Read("--fps", fps) : null;
        string given = arguments.GetRequiredValue(audio);
        using var inputs = SpooledFiles.Of([given]);
        string speech = inputs.PathOf(given);
        string? named = arguments.GetValue(persona);
        string folder = ShippedPersonas.Resolve(named, named is null ? AnyFaceFamily.FamilyName : null);
        using OutputFolder? made = target.File is null ? null : new(target.File);

        // A sound that is none is refused before the networks are loaded.
        Waveform sound = AudioReader.Read(speech, cancellation: context.Cancellation);
        using var shapes = SpokenShapes.Open(folder);
        ShapeTrack track = shapes.Hear(SpeechLevel.Usual(sound), context.Cancellation);
        if (rate is { } wanted)
            track = track.At(wanted);
        if (target.File is not { } file)
        {
            ShapeFile.Write(context.Out, target.Format, track, shapes.Face);
            return ExitCode.Done;
        }

        ShapeFile.Save(file, target.Format, track, shapes.Face);
        var findings = new ShapesFindings(
            Path.GetFullPath(folder), Path.GetFullPath(file), ShapesOutput.NameOf(target.Format), track.Fps, track.Frames.Count);
        if (arguments.GetValue(json))
            context.WriteJson(findings);
        else
            context.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{file}  {findings.FrameCount} frames at {findings.Fps:0.###} frames/s ({findings.Format})"));
        return ExitCode.Done;
    }
}
