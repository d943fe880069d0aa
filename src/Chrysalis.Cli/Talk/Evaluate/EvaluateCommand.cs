using System.CommandLine;
using Chrysalis.Cli.Cluster;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Findings;
using Chrysalis.Cluster.Asking;
using Chrysalis.Studies.Evaluation;
using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;

namespace Chrysalis.Cli.Talk.Evaluate;

/// <summary><c>talk evaluate</c>: judges generated videos against real ones, beside two trivial mouths.</summary>
internal sealed class EvaluateCommand : FindingsCommand
{
    private static readonly string[] SelectionWords = ["largest", "left", "centre"], LandmarkWords = ["mesh", "68"];

    private readonly Option<string> reference =
        new("--reference") { Description = "The real video, or a folder of them", HelpName = "FILE|FOLDER", Required = true };
    private readonly Option<string> generated = new("--generated")
    {
        Description = "The generated video, or a folder of them with the same names", HelpName = "FILE|FOLDER", Required = true
    };
    private readonly Option<bool> fromStill = new("--from-still")
    {
        Description = "The generated videos were made from one still frame: judge the mouth's movement, not pixel by pixel"
    };
    private readonly Option<string> faceSelect = new("--face-select")
    {
        Description = "Which face of several", HelpName = "largest|left|centre", DefaultValueFactory = _ => "largest"
    };
    private readonly Option<string> landmarks = new("--landmarks")
    {
        Description = "Whose landmarks judge the mouth: the face mesh, or face-api's 68 points, with which nothing here was taught",
        HelpName = "mesh|68", DefaultValueFactory = _ => "mesh"
    };
    private readonly Option<string?> syncNet = new("--syncnet") { Description = "Weights of the judge of lip sync: the published SyncNet's "
        + "(.pth, .safetensors) or one of train-judge (default: the shipped judge)", HelpName = "FILE" };
    private readonly Option<string?> otherAudio = new("--other-audio") { Description = "Other words, for the judge's mismatched control "
        + "(default: the next real video's sound, of one pair the real sound backwards)", HelpName = "FILE" };
    private readonly Option<int> seed =
        new("--seed") { Description = "Seed of the confidence intervals", HelpName = "N", DefaultValueFactory = _ => 1 };

    private readonly Option<string?> resume =
        new("--resume") { Description = "Keep the figures of each pair in this folder and go on from it", HelpName = "FOLDER" };
    private readonly ClusterOptions cluster = new();

    /// <summary>Creates the command.</summary>
    public EvaluateCommand() : base("evaluate", "Judge generated videos against real ones, beside a frozen and a mean mouth.")
    {
        foreach (Option option in (Option[])
        [
            reference, generated, fromStill, faceSelect, landmarks, syncNet, otherAudio, seed, resume, .. cluster.All, Json
        ])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis talk evaluate --reference real.mp4 --generated out/generated.mp4",
        "chrysalis talk evaluate --reference footage/ --generated videos/ --from-still --json",
        "chrysalis talk evaluate --reference real.mp4 --generated out/generated.mp4 --syncnet syncnet_v2.model",
        "chrysalis talk evaluate --reference footage/ --generated videos/ --resume figures/ "
            + "--cluster 127.0.0.1:7411,127.0.0.1:7412",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(EvaluationFindings))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        string select = Words.OneOf("face selection", arguments.GetRequiredValue(faceSelect), SelectionWords);
        var selection = new FaceSelection(Enum.Parse<FaceSelectionRule>(select, ignoreCase: true));
        IReadOnlyList<(string Reference, string Generated)> pairs = MatchedVideos.Of(
            Path.GetFullPath(arguments.GetRequiredValue(reference)), Path.GetFullPath(arguments.GetRequiredValue(generated)));
        LandmarkSource source = Words.OneOf("landmarks", arguments.GetRequiredValue(landmarks), LandmarkWords) == LandmarkWords[0]
            ? LandmarkSource.Mesh
            : LandmarkSource.SixtyEight;
        string? other = arguments.GetValue(otherAudio) is { } file ? Path.GetFullPath(InputFile.RequireFile(file)) : null;
        if (other is not null)
            AudioReader.Read(other, cancellation: context.Cancellation); // Refused at once, not pair by pair.
        var batch = new EvaluationBatch
        {
            Pairs = [.. pairs.Select((pair, i) => new EvaluateRequest
            {
                Reference = pair.Reference,
                Generated = pair.Generated,
                Selection = selection,
                GeneratedFromStill = arguments.GetValue(fromStill),
                Landmarks = source,
                OtherSound = other ?? MatchedVideos.OtherSound(pairs, i),
            })],
            Judge = arguments.GetValue(syncNet) is { } weights ? Path.GetFullPath(InputFile.RequireFile(weights)) : null,
            Seed = arguments.GetValue(seed),
            KeptIn = arguments.GetValue(resume),
        };
        CarrierOptions? carriage = cluster.Read(arguments, context);
        return Present(
            arguments,
            context,
            new Presentation<EvaluationFindings>(
                (findings, _, output) => EvaluationTable.Print(findings.Summary, findings.Reports, output)),
            steps => carriage is null
                ? EvaluationStudy.Run(batch, null, steps, context.Cancellation)
                : Carriage.With(carriage, context, carrier => EvaluationStudy.Run(batch, carrier, steps, context.Cancellation)));
    }
}
