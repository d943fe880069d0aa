using System.CommandLine;
using Chrysalis.Cli.Cluster;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Findings;
using Chrysalis.Cli.Progress;
using Chrysalis.Cluster.Asking;
using Chrysalis.Foundation.Random;
using Chrysalis.Studies.Generations;
using Chrysalis.Studies.Generations.Pages;
using Chrysalis.Studies.Generations.Voting;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Cli.Talk.Compare;

/// <summary><c>talk compare</c>: every family says the same, beside the real person; and the votes of a blind test.</summary>
internal sealed class CompareCommand : FindingsCommand
{
    private const int MostSeeds = 50;

    private static readonly string[] Suffixes = [".mp4", ".mpg", ".mov", ".mkv", ".avi", ".webm"];

    private readonly Option<string[]> video = new("--video")
    {
        Description = "Real videos with sound of the person, or folders of them, on which nothing was trained", HelpName = "FILE|FOLDER",
        AllowMultipleArgumentsPerToken = true
    };
    private readonly Option<string[]> persona = new("--persona")
    {
        Description = "Persona folders or shipped names (default: every shipped persona)", HelpName = "FOLDER|NAME",
        AllowMultipleArgumentsPerToken = true
    };
    private readonly Option<string[]> families = new("--families")
    {
        Description = "Only personas of these families", HelpName = "NAME", AllowMultipleArgumentsPerToken = true
    };
    private readonly Option<string?> audio =
        new("--audio") { Description = "A recording that each says too, over the first video", HelpName = "FILE" };
    private readonly Option<string> output = new("--output", "-o")
    {
        Description = "Folder for the page (index.html), the blind test (blind.html) and the videos", HelpName = "FOLDER",
        DefaultValueFactory = _ => Path.Combine("out", "compare")
    };
    private readonly Option<bool> brief = new("--brief") { Description = "Leave out the minute of speech and the seeds" };
    private readonly Option<int> seeds = new("--seeds")
    {
        Description = "With how many seeds each speaks, to see what chance changes", HelpName = "N", DefaultValueFactory = _ => 3
    };
    private readonly Option<int> seed =
        new("--seed") { Description = "Seed of what is drawn and of the intervals", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<string[]> votes = new("--votes")
    {
        Description = "Instead of comparing: join the votes that pages of the blind test saved", HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true
    };

    private readonly ClusterOptions cluster = new();

    /// <summary>Creates the command.</summary>
    public CompareCommand() : base("compare", "Let every family speak the same, and measure them beside each other and the real person.")
    {
        foreach (Option option in (Option[])[video, persona, families, audio, output, brief, seeds, seed, votes, .. cluster.All, Json])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis talk compare --video held-out.mp4",
        "chrysalis talk compare --video held-out/ --audio speech.wav --families autoencoder wav2lip ad-nerf -o out/compare",
        "chrysalis talk compare --video held-out/ --cluster 127.0.0.1:7411,127.0.0.1:7412",
        "chrysalis talk compare --votes anna.json ben.json",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(GenerationsFindings)), new(typeof(VoteFindings), "votes")];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        int seed = arguments.GetValue(this.seed);
        Seed.Of(seed); // refuses what is no seed
        if (arguments.GetValue(votes) is { Length: > 0 } files)
        {
            if (arguments.GetValue(video) is { Length: > 0 })
                throw new UsageException("--votes and --video exclude each other: votes are joined, videos compared.");
            if (cluster.All.FirstOrDefault(option => arguments.GetResult(option) is { Implicit: false }) is { } carried)
                throw new UsageException($"{carried.Name} is for comparing videos; votes are joined here: leave it out.");
            return Present(
                arguments, context, new Presentation<VoteFindings>((findings, _, output) => CompareTable.Print(findings, output)),
                _ => VoteFindings.Of([.. files.Select(InputFile.RequireFile)], seed));
        }

        CarrierOptions? carriage = cluster.Read(arguments, context);
        GenerationsRequest request = Read(arguments, seed);
        string page = Path.Combine(request.Folder, "index.html"), blind = Path.Combine(request.Folder, "blind.html");
        var presentation = new Presentation<GenerationsFindings>(
            (findings, file, output) => CompareTable.Print(findings, file, blind, output),
            (file, findings) =>
            {
                GenerationsPage.Write(file, findings, request.Folder, context.Cancellation);
                BlindPage.Write(blind, findings);
            });
        return Show(
            arguments, context, presentation,
            () => Work.Run(context, steps => carriage is null
                ? GenerationsStudy.Run(request, new OwnProgram(), null, steps, context.Cancellation)
                : Carriage.With(carriage, context, carrier =>
                    GenerationsStudy.Run(request, new OwnProgram(), carrier, steps, context.Cancellation))),
            page);
    }

    private GenerationsRequest Read(ParseResult arguments, int seed)
    {
        string[] clips = [.. (arguments.GetValue(video) ?? []).SelectMany(Clips)];
        if (clips.Length == 0)
            throw new UsageException("--video is missing: give a real video of the person, on which nothing was trained.");
        foreach (string clip in clips)
            MediaProbe.Probe(clip).RequireVideo().RequireAudio();
        bool isBrief = arguments.GetValue(brief);
        return new()
        {
            Clips = clips,
            Personas = Personas(arguments.GetValue(persona) ?? [], arguments.GetValue(families) ?? []),
            Audio = arguments.GetValue(audio) is { } file ? InputFile.RequireFile(file) : null,
            Folder = arguments.GetRequiredValue(output),
            Minute = !isBrief,
            Seeds = isBrief ? 0 : Words.Within<int>("--seeds", arguments.GetValue(seeds), 0, MostSeeds)!.Value,
            Seed = seed,
        };
    }

    private static string[] Personas(string[] given, string[] families)
    {
        string[] all = given.Length > 0 ? [.. given.Select(name => ShippedPersonas.Resolve(name))] : [.. ShippedPersonas.Folders()];
        string[] known = [.. families.Select(name => Talking.Families.TalkingFamilies.Get(name).Name)];
        string[] chosen = [.. all.Where(folder => known.Length == 0 || known.Contains(PersonaFile.Load(folder).Family))];
        return chosen.Length > 0 ? chosen
            : throw new UsageException(known.Length == 0
                ? "No persona came with this program: give one with --persona FOLDER."
                : $"No persona is of the family '{string.Join("', '", known)}': give one with --persona FOLDER.");
    }

    private static IEnumerable<string> Clips(string given)
    {
        if (!Directory.Exists(given))
            return [InputFile.RequireFile(given)];
        string[] found = [.. Directory.GetFiles(given).Where(IsVideo).Order(StringComparer.Ordinal)];
        return found.Length > 0 ? found : throw new UsageException($"The folder '{given}' holds no video ({string.Join(", ", Suffixes)}).");
    }

    private static bool IsVideo(string file) =>
        Suffixes.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) && Path.GetFileName(file)[0] != '.';
}
