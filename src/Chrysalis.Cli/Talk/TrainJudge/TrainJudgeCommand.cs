using System.CommandLine;
using System.Globalization;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Progress;
using Chrysalis.Foundation.Progress;
using Chrysalis.Talking.LipSync.Judge;
using Chrysalis.Talking.Training;

namespace Chrysalis.Cli.Talk.TrainJudge;

/// <summary><c>talk train-judge</c>: footage becomes a judge of lip sync for <c>talk evaluate</c>.</summary>
internal sealed class TrainJudgeCommand : RunnableCommand
{
    private readonly Option<string[]> videos = new("--video")
    {
        Description = "Videos of people speaking, or folders of them", HelpName = "FILE|FOLDER", Required = true,
        AllowMultipleArgumentsPerToken = true
    };
    private readonly Option<string> output = new("--output", "-o")
    {
        Description = "Folder to write judge.safetensors to; an unfinished training found there is resumed", HelpName = "FOLDER",
        Required = true
    };
    private readonly Option<int?> steps =
        new("--steps") { Description = "Steps in all; the schedule is shortened to fit (default: 4000)", HelpName = "N" };
    private readonly Option<double?> minutes =
        new("--minutes") { Description = "Minutes of training in all, over all runs; the schedule is shortened to fit", HelpName = "N" };
    private readonly Option<int> seed =
        new("--seed") { Description = "Seed of every random choice", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<string> device = SharedOptions.Device();
    private readonly Option<string> licence = new("--licence")
    {
        Description = "Licence of the footage, kept in the file", HelpName = "TEXT", DefaultValueFactory = _ => "unspecified"
    };
    private readonly Option<string?> cache = SharedOptions.Cache();
    private readonly Option<bool> json = SharedOptions.Json();

    /// <summary>Creates the command.</summary>
    public TrainJudgeCommand()
        : base("train-judge", "Train a judge of lip sync for 'talk evaluate'; Ctrl-C stops cleanly and the same command resumes.")
    {
        foreach (Option option in (Option[])[videos, output, steps, minutes, seed, device, licence, cache, json])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis talk train-judge --video footage/ --output judges/mine --minutes 25",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(TrainJudgeFindings))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        TrainingRequest request = Read(arguments);
        TrainingResult result = Work.Run(
            context, steps => EvaluationTrainer.Train(request, steps.As<TrainingProgress>(ToStep), context.Cancellation));
        bool cancelled = !result.Finished && context.Cancellation.IsCancellationRequested;
        string folder = Path.GetFullPath(request.PersonaFolder);
        if (arguments.GetValue(json))
            context.WriteJson(new TrainJudgeFindings(folder, request.Seed, result.Finished, result.Steps, result.Figures));
        else
            Describe(folder, result, cancelled, context.Out);
        return cancelled ? ExitCode.Cancelled : ExitCode.Done;
    }

    private TrainingRequest Read(ParseResult arguments) => new()
    {
        Videos = [.. arguments.GetRequiredValue(videos).Select(InputFile.RequireFileOrFolder)],
        PersonaFolder = arguments.GetRequiredValue(output),
        Steps = Words.Within("--steps", arguments.GetValue(steps), 1, int.MaxValue),
        Minutes = Words.Within("--minutes", arguments.GetValue(minutes), 0.01, 1e6),
        Seed = arguments.GetValue(seed),
        Device = Words.OneOf("device", arguments.GetRequiredValue(device), SharedOptions.Devices),
        Licence = arguments.GetRequiredValue(licence),
        CacheFolder = arguments.GetValue(cache),
    };

    private static WorkProgress ToStep(TrainingProgress progress) =>
        new(progress.Stage, progress.Done, progress.Total, progress.Loss, progress.Message);

    private static void Describe(string folder, TrainingResult result, bool cancelled, TextWriter output)
    {
        output.WriteLine(
            $"{(cancelled ? "Stopped before the goal (the same command resumes)" : "Trained")}: {folder}, {result.Steps} steps");
        foreach ((string name, double value) in result.Figures)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name}: {value:0.####}"));
    }
}
