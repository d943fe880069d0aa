using System.CommandLine;
using System.Globalization;
using Chrysalis.Cli.Cluster;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Progress;
using Chrysalis.Cluster.Asking;
using Chrysalis.Foundation.Progress;
using Chrysalis.Studies.Sweeps;
using Chrysalis.Talking.Families;
using Chrysalis.Talking.Families.AnyFace;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Training;

namespace Chrysalis.Cli.Talk.Train;

/// <summary><c>talk train</c>: footage of one person becomes a persona.</summary>
internal sealed class TrainCommand : RunnableCommand
{
    private readonly Option<string> family = new("--family")
    {
        Description = "Generative family (talk families lists them)", HelpName = "NAME", DefaultValueFactory = _ => AnyFaceFamily.FamilyName
    };
    private readonly Option<string[]> videos = new("--video")
    {
        Description = "Videos of one person speaking, or folders of them", HelpName = "FILE|FOLDER",
        AllowMultipleArgumentsPerToken = true
    };
    private readonly Option<string?> data = new("--data")
    {
        Description = "Instead of --video, for the preset official of ad-nerf and synctalk: a folder that their published tools made of a "
            + "video (with transforms_train.json)",
        HelpName = "FOLDER"
    };
    private readonly Option<string> persona = new("--persona")
    {
        Description = "Folder to write; an unfinished training found there is resumed. With --seeds: the folder of the personas' folders",
        HelpName = "FOLDER", Required = true
    };
    private readonly Option<string?> from = new("--from")
    {
        Description = "Begin with the weights of this persona, a folder or a shipped name (any-face begins with the shipped any-face "
            + "unless this is none; autoencoder always begins anew)",
        HelpName = "FOLDER|NAME|none"
    };
    private readonly Option<string?> preset =
        new("--preset") { Description = "Size of the network (default: the family's first)", HelpName = "NAME" };
    private readonly Option<int?> steps =
        new("--steps") { Description = "Steps in all; schedules are shortened to fit (default: the preset's number)", HelpName = "N" };
    private readonly Option<double?> minutes =
        new("--minutes") { Description = "Minutes of training in all, over all runs; schedules are shortened to fit", HelpName = "N" };
    private readonly Option<int> seed =
        new("--seed") { Description = "Seed of every random choice", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> seeds = new("--seeds")
    {
        Description = "Instead of --seed: train once with each of these, and say how far they lie apart", HelpName = "LIST"
    };
    private readonly ClusterOptions cluster = new();
    private readonly Option<string> device = SharedOptions.Device();
    private readonly Option<string> licence = new("--licence")
    {
        Description = "Licence of the footage, kept in the persona", HelpName = "TEXT", DefaultValueFactory = _ => "unspecified"
    };
    private readonly Option<string> consent = new("--consent")
    {
        Description = "Note on the consent of the person shown, kept in the persona", HelpName = "TEXT",
        DefaultValueFactory = _ => "unspecified"
    };
    private readonly Option<string?> cache = SharedOptions.Cache();
    private readonly Option<bool> json = SharedOptions.Json();

    /// <summary>Creates the command.</summary>
    public TrainCommand()
        : base("train", "Train a persona on footage of one person speaking; Ctrl-C stops cleanly and the same command resumes.")
    {
        foreach (Option option in (Option[])
        [
            family, videos, data, persona, from, preset, steps, minutes, seed, seeds, device, licence, consent, cache, .. cluster.All, json
        ])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis talk train --video minute.mp4 --persona personas/anna --minutes 5",
        "chrysalis talk train --family autoencoder --video footage/ --persona personas/anna --minutes 30",
        "chrysalis talk train --family synctalk --data data/May --persona personas/may --device cuda",
        "chrysalis talk train --video a.mp4 b.mp4 --persona personas/anna --steps 20000 --licence CC-BY-4.0 "
            + "--consent \"written, 2026-05-01\"",
        "chrysalis talk train --video footage/ --persona sweep/ --steps 2000 --seeds 1,2,3,4,5",
        "chrysalis talk train --video footage/ --persona sweep/ --steps 2000 --seeds 1,2,3,4,5 --unit-timeout 120m "
            + "--cluster 127.0.0.1:7411,127.0.0.1:7412",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(TrainFindings)), new(typeof(SweepFindings), "seeds")];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        ITrains family = Trainable(arguments.GetRequiredValue(this.family));
        TrainingRequest request = Read(arguments, family);
        CarrierOptions? carriage = cluster.Read(arguments, context);
        if (arguments.GetValue(seeds) is { } list)
            return Sweep(
                new() { Family = family.Name, Training = request, Seeds = Seeds(arguments, list) }, carriage, arguments, context);
        if (carriage is not null)
            throw new UsageException("--cluster has several trainings done, one a seed: add --seeds.");
        TrainingResult result = Work.Run(context, steps => family.Train(request, steps.As<TrainingProgress>(ToStep), context.Cancellation));
        bool cancelled = !result.Finished && context.Cancellation.IsCancellationRequested;
        if (arguments.GetValue(json))
            context.WriteJson(new TrainFindings(
                Path.GetFullPath(request.PersonaFolder), family.Name, request.Preset, request.Seed, result.Finished, result.Steps,
                result.Figures));
        else
            Describe(request, result, cancelled, context.Out);
        return cancelled ? ExitCode.Cancelled : ExitCode.Done;
    }

    private int Sweep(SweepRequest request, CarrierOptions? carriage, ParseResult arguments, CommandContext context)
    {
        if (carriage is not null && request.Training.Minutes is { } minutes && TimeSpan.FromMinutes(minutes) >= carriage.UnitTimeout)
            throw new UsageException(FormattableString.Invariant($"A training of {minutes} minutes does not end within ")
                + FormattableString.Invariant($"--unit-timeout, {carriage.UnitTimeout.TotalMinutes:0.##} minutes: ")
                + "give it more, for preparing and validating.");
        SweepFindings findings = Work.Run(context, steps => carriage is null
            ? SweepStudy.Run(request, null, steps, context.Cancellation)
            : Carriage.With(carriage, context, carrier => SweepStudy.Run(request, carrier, steps, context.Cancellation)));
        if (arguments.GetValue(json))
            context.WriteJson(findings);
        else
            SweepTable.Print(findings, context.Out);
        return ExitCode.Done;
    }

    private IReadOnlyList<int> Seeds(ParseResult arguments, string list)
    {
        if (arguments.GetResult(seed) is { Implicit: false })
            throw new UsageException("--seed and --seeds exclude each other: a single training takes one, several take a list.");
        IReadOnlyList<int> given = NumberList.Whole("--seeds", list);
        return given.Distinct().Count() == given.Count ? given
            : throw new UsageException($"--seeds {list} names a seed twice: give each once.");
    }

    private static ITrains Trainable(string family) =>
        TalkingFamilies.Get(family) as ITrains
        ?? throw new UsageException($"The family '{family}' learns nothing; families that do: "
            + $"{string.Join(", ", TalkingFamilies.All.OfType<ITrains>().Select(one => one.Name))}.");

    private TrainingRequest Read(ParseResult arguments, ITalkingFamily family) => new()
    {
        Videos = ReadFootage(arguments),
        PersonaFolder = arguments.GetRequiredValue(persona),
        From = ReadFrom(arguments.GetValue(from), family),
        Preset = arguments.GetValue(this.preset) is { } preset ? Words.OneOf("preset", preset, family.Presets)
            : UsualPreset(arguments, family),
        Steps = Words.Within("--steps", arguments.GetValue(steps), 1, int.MaxValue),
        Minutes = Words.Within("--minutes", arguments.GetValue(minutes), 0.01, 1e6),
        Seed = arguments.GetValue(seed),
        Device = Words.OneOf("device", arguments.GetRequiredValue(device), SharedOptions.Devices),
        Licence = arguments.GetRequiredValue(licence),
        Consent = arguments.GetRequiredValue(consent),
        CacheFolder = arguments.GetValue(cache),
    };

    private string[] ReadFootage(ParseResult arguments)
    {
        string[] given = arguments.GetValue(videos) ?? [];
        string? folder = arguments.GetValue(data);
        if (given.Length > 0 == folder is not null)
            throw new UsageException("Give either --video or --data: the footage to train on.");
        return [.. (folder is null ? given : [folder]).Select(InputFile.RequireFileOrFolder)];
    }

    /// <summary>The preset where none is given: the family's first, or the one that takes a folder of published tools.</summary>
    private string UsualPreset(ParseResult arguments, ITalkingFamily family)
    {
        bool isTold = arguments.GetValue(data) is not null;
        if (family is IImports importer && (isTold || (arguments.GetValue(videos) is [{ } only] && importer.IsData(only))))
            return importer.ImportPreset;
        return !isTold
            ? family.Presets[0]
            : throw new UsageException($"The family '{family.Name}' takes no --data; families that do: "
                + $"{string.Join(", ", TalkingFamilies.All.OfType<IImports>().Select(one => one.Name))}.");
    }

    private static string? ReadFrom(string? given, ITalkingFamily family) =>
        given == "none" ? null
        : given is not null ? ShippedPersonas.Resolve(given)
        : family.Name == AnyFaceFamily.FamilyName ? ShippedPersonas.Folders().FirstOrDefault(ShippedPersonas.IsForAnyFace)
        : null;

    private static WorkProgress ToStep(TrainingProgress progress) =>
        new(progress.Stage, progress.Done, progress.Total, progress.Loss, progress.Message);

    private static void Describe(TrainingRequest request, TrainingResult result, bool cancelled, TextWriter output)
    {
        string state = cancelled ? "Stopped before the goal (the same command resumes)" : "Trained";
        output.WriteLine($"{state}: {Path.GetFullPath(request.PersonaFolder)}, {result.Steps} steps");
        foreach ((string name, double value) in result.Figures)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name}: {value:0.####}"));
    }
}
