using System.CommandLine;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Talking.Families;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Cli.Talk.Import;

/// <summary><c>talk import</c>: published checkpoints of one person, and that person's data, become a persona.</summary>
internal sealed class ImportCommand : RunnableCommand
{
    private readonly Option<string> family = new("--family")
    {
        Description = "Family of the checkpoints: ad-nerf, synctalk or diffused", HelpName = "NAME", Required = true
    };
    private readonly Option<string[]> checkpoints = new("--checkpoint")
    {
        Description = "Weights as the published code wrote them: of ad-nerf ..._head.tar and ..._body.tar, of synctalk ngp_*.pth and "
            + "audio_visual_encoder.pth, of diffused crema_script.pt and audio_encoder.pt",
        HelpName = "FILE", Required = true, AllowMultipleArgumentsPerToken = true
    };
    private readonly Option<string> data = new("--data")
    {
        Description = "Folder that the published tools made of the person's video (transforms_train.json, bc.jpg, ...); for diffused a "
            + "picture of the person, or a video for its first frame",
        HelpName = "FOLDER|FILE", Required = true
    };
    private readonly Option<string> persona =
        new("--persona") { Description = "Folder to write", HelpName = "FOLDER", Required = true };
    private readonly Option<int?> height = new("--height")
    {
        Description = "Rows of the pictures, an even number (default: the data's); fewer are rendered quicker", HelpName = "PX"
    };
    private readonly Option<bool> portrait = new("--portrait")
    {
        Description = "synctalk: lay the face into the frames as filmed (ori_imgs, parsing); otherwise all is rendered"
    };
    private readonly Option<string> licence = new("--licence")
    {
        Description = "Licence of footage and weights, kept in the persona", HelpName = "TEXT", DefaultValueFactory = _ => "unspecified"
    };
    private readonly Option<string> consent = new("--consent")
    {
        Description = "Note on the consent of the person shown, kept in the persona", HelpName = "TEXT",
        DefaultValueFactory = _ => "unspecified"
    };
    private readonly Option<bool> json = SharedOptions.Json();

    /// <summary>Creates the command.</summary>
    public ImportCommand() : base("import", "Make a persona of published checkpoints of one person.")
    {
        foreach (Option option in (Option[])[family, checkpoints, data, persona, height, portrait, licence, consent, json])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis talk import --family synctalk --checkpoint ngp_ep0028.pth audio_visual_encoder.pth --data data/May "
            + "--persona personas/may",
        "chrysalis talk import --family ad-nerf --checkpoint 400000_head.tar 400000_body.tar --data dataset/Obama "
            + "--persona personas/obama --height 128",
        "chrysalis talk import --family diffused --checkpoint crema_script.pt audio_encoder.pt --data anna.png --persona personas/anna",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(ImportFindings))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        IImports importer = Importer(arguments.GetRequiredValue(family));
        Persona persona = importer.Import(new()
        {
            Checkpoints = [.. arguments.GetRequiredValue(checkpoints).Select(InputFile.RequireFile)],
            DataFolder = InputFile.RequireFileOrFolder(arguments.GetRequiredValue(data)),
            PersonaFolder = arguments.GetRequiredValue(this.persona),
            Height = arguments.GetValue(height),
            Portrait = arguments.GetValue(portrait),
            Licence = arguments.GetRequiredValue(licence),
            Consent = arguments.GetRequiredValue(consent),
        });
        if (arguments.GetValue(json))
            context.WriteJson(new ImportFindings(persona.Folder, persona.Family, persona.Preset, [.. persona.Files.Keys]));
        else
            context.Out.WriteLine($"Imported: {persona.Folder}, {persona.Family} {persona.Preset}");
        return ExitCode.Done;
    }

    private static IImports Importer(string family) =>
        TalkingFamilies.Get(family) as IImports
        ?? throw new UsageException($"The family '{family}' imports no personas; families that do: "
            + $"{string.Join(", ", TalkingFamilies.All.OfType<IImports>().Select(one => $"{one.Name} ({one.Imported})"))}.");
}
