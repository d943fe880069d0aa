using System.CommandLine;
using System.Globalization;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Progress;
using Chrysalis.Talking.Families;

namespace Chrysalis.Cli.Talk.Prepare;

/// <summary><c>talk prepare</c>: footage becomes a folder as the published tools of AD-NeRF and SyncTalk make it.</summary>
internal sealed class PrepareCommand : RunnableCommand
{
    private readonly Option<string[]> videos = new("--video")
    {
        Description = "Videos of one person speaking before one camera, or folders of them", HelpName = "FILE|FOLDER", Required = true,
        AllowMultipleArgumentsPerToken = true
    };
    private readonly Option<string> data = new("--data") { Description = "Folder to write", HelpName = "FOLDER", Required = true };
    private readonly Option<string?> cache = SharedOptions.Cache();
    private readonly Option<bool> json = SharedOptions.Json();

    /// <summary>Creates the command.</summary>
    public PrepareCommand()
        : base("prepare", "Prepare footage as the published trainings of AD-NeRF and SyncTalk read it.")
    {
        foreach (Option option in (Option[])[videos, data, cache, json])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis talk prepare --video minutes.mp4 --data data/anna",
        "chrysalis talk prepare --video clips/ --data data/anna --json",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(PrepareFindings))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        string[] footage = [.. arguments.GetRequiredValue(videos).Select(InputFile.RequireFileOrFolder)];
        PreparedDataFolder done = Work.Run(context, steps => PreparedDataFolder.Write(
            footage, arguments.GetRequiredValue(data), arguments.GetValue(cache), steps, context.Cancellation));
        if (arguments.GetValue(json))
            context.WriteJson(new PrepareFindings(
                done.Folder, done.TrainingFrames, done.ValidationFrames, done.Width, done.Height, done.FocalPx));
        else
            context.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Prepared: {done.Folder}, {done.TrainingFrames} frames to train on and {done.ValidationFrames} to validate with, "
                    + $"{done.Width} x {done.Height}, focal length {done.FocalPx:0} px"));
        return ExitCode.Done;
    }
}
