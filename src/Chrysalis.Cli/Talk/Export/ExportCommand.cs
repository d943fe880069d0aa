using System.CommandLine;
using System.Globalization;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Talking.Families;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Cli.Talk.Export;

/// <summary><c>talk export</c>: a network for other runtimes.</summary>
internal sealed class ExportCommand : RunnableCommand
{
    private static readonly string[] Formats = ["onnx"];
    private readonly Option<string?> persona =
        new("--persona") { Description = "Persona folder, or a shipped persona's name", HelpName = "FOLDER|NAME" };
    private readonly Option<string?> family = new("--family")
    {
        Description = "Family of --checkpoint, or instead of --persona: the shipped persona of this family", HelpName = "NAME"
    };
    private readonly Option<string?> checkpoint =
        new("--checkpoint") { Description = "Weights of --family as published, such as wav2lip_gan.pth", HelpName = "FILE" };
    private readonly Option<string> format =
        new("--format") { Description = "Format of the model", HelpName = "onnx", DefaultValueFactory = _ => "onnx" };
    private readonly Option<string> output = new("--output", "-o") { Description = "Model to write", HelpName = "FILE", Required = true };
    private readonly Option<bool> json = SharedOptions.Json();

    /// <summary>Creates the command.</summary>
    public ExportCommand() : base("export", "Write a network as an ONNX model, checked in ONNX Runtime against this program.")
    {
        foreach (Option option in (Option[])[persona, family, checkpoint, format, output, json])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis talk export --family wav2lip --checkpoint wav2lip_gan.pth --format onnx -o wav2lip_gan.onnx",
        "chrysalis talk export --persona wav2lip-grid -o wav2lip-grid.onnx",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(ExportResult))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        Words.OneOf("format", arguments.GetRequiredValue(format), Formats);
        using var folder = new OutputFolder(arguments.GetRequiredValue(output));
        ExportResult result = Export(arguments);
        if (arguments.GetValue(json))
            context.WriteJson(result with { Output = Path.GetFullPath(result.Output) });
        else
            context.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Output}  {result.Network}; largest difference in ONNX Runtime {result.LargestDifference:0.0e+0}"));
        return ExitCode.Done;
    }

    private ExportResult Export(ParseResult arguments)
    {
        string output = arguments.GetRequiredValue(this.output);
        string? family = arguments.GetValue(this.family);
        if (arguments.GetValue(this.checkpoint) is { } checkpoint)
        {
            if (family is null || arguments.GetValue(this.persona) is not null)
                throw new UsageException($"--checkpoint '{checkpoint}' goes with --family, and without --persona.");
            return Exporter(family).ExportOnnx(InputFile.RequireFile(checkpoint), output);
        }

        if (family is null && arguments.GetValue(this.persona) is null)
            throw new UsageException("Give --persona, or --family with --checkpoint.");
        Persona persona = PersonaFile.Load(ShippedPersonas.Resolve(arguments.GetValue(this.persona), family));
        return Exporter(persona.Family).ExportOnnx(persona, output);
    }

    private static IExports Exporter(string family) =>
        TalkingFamilies.Get(family) as IExports
        ?? throw new UsageException($"The family '{family}' cannot be exported yet; families that can: "
            + $"{string.Join(", ", TalkingFamilies.All.Where(one => one is IExports).Select(one => one.Name))}.");
}
