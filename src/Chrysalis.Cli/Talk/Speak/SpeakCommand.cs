using System.CommandLine;
using Chrysalis.Cli.Cluster;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cluster;
using Chrysalis.Foundation.Random;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Cli.Talk.Speak;

/// <summary><c>talk speak</c>: a persona speaks one or several recordings, by itself or over a given face.</summary>
internal sealed class SpeakCommand : RunnableCommand
{
    private readonly Option<string?> persona = new("--persona")
    {
        Description = "Persona folder, or a shipped persona's name (default: any-face where a face is given, else the first shipped one)",
        HelpName = "FOLDER|NAME"
    };
    private readonly Option<string?> family = new("--family")
    {
        Description = "Instead of --persona: the shipped persona of this family, or the family of --checkpoint", HelpName = "NAME"
    };
    private readonly Option<string?> checkpoint = new("--checkpoint")
    {
        Description = "Instead of --persona: weights of --family as published, such as wav2lip_gan.pth; needs --face", HelpName = "FILE"
    };
    private readonly Option<string[]> audio = new("--audio")
    {
        Description = "Speech: recordings, or folders of them; the model is loaded once; - reads standard input",
        HelpName = "FILE|FOLDER|-", Required = true, AllowMultipleArgumentsPerToken = true
    };
    private readonly Option<string?> features = new("--features")
    {
        Description = "What is heard in the recording, as a .npy file, for personas that hear by features worked out elsewhere (imported "
            + "ad-nerf: DeepSpeech's, frames x 16 x 29; imported diffused: its audio encoder's, frames x 256)",
        HelpName = "FILE"
    };
    private readonly Option<bool> trust = new("--trust-torchscript")
    {
        Description = "Run the TorchScript program that the persona hears by (imported diffused): it can do whatever Torch's operations can"
    };
    private readonly Option<string?> steps = new("--steps")
    {
        Description = "Denoising steps a frame, of personas of the family diffused (trained ones: 4, imported ones: 100); ddimN takes "
            + "every n-th step without chance (imported ones)",
        HelpName = "N|ddimN"
    };
    private readonly Option<double?> guidance = new("--guidance")
    {
        Description = "How much the speech is leant on, of trained personas of the family diffused: 0 is deaf, 1 as learnt (the default)",
        HelpName = "AMOUNT"
    };
    private readonly Option<double?> expression = new("--expression")
    {
        Description = "How lively the face is, of trained personas of the family diffused: 0 is a mask, 1 as it was seen (the default), "
            + "up to 2",
        HelpName = "AMOUNT"
    };
    private readonly Option<string> output = new("--output", "-o")
    {
        Description = "Video to write (mp4, mov, mkv, webm); a folder when there are several recordings; pictures, as out/%05d.png; "
            + "- writes Matroska to standard output",
        HelpName = "FILE|FOLDER|-", Required = true
    };
    private readonly Option<string[]> face = new("--face")
    {
        Description = "Photo or video to speak over (default: the persona's own footage); the words largest, left, "
            + "centre mean --face-select (write ./left for a file of that name)",
        HelpName = "FILE|largest|left|centre"
    };
    private readonly Option<string?> faceSelect = new("--face-select")
    {
        Description = "Which face of several: largest, left or centre (default: largest)", HelpName = "largest|left|centre"
    };
    private readonly Option<int?> faceIndex =
        new("--face-index") { Description = "Which face of several, by number: 0 is the leftmost", HelpName = "N" };
    private readonly HeadOptions head = new();
    private readonly Option<int> seed = new("--seed")
    {
        Description = "Seed of what is drawn: how a head moves by itself", HelpName = "N", DefaultValueFactory = _ => 0
    };
    private readonly FrameOptions frames = new();
    private readonly BlendingOptions blending = new();
    private readonly Option<string> syncMode = new("--sync-mode")
    {
        Description = "When the speech outlasts the footage: bounce, loop, hold the last frame, or cut to the shorter of both",
        HelpName = "bounce|loop|cut|hold", DefaultValueFactory = _ => "bounce"
    };
    private readonly Option<string?> preview =
        new("--preview") { Description = "Make only the beginning, for example 3s", HelpName = "TIME" };
    private readonly Option<int> crf =
        new("--crf") { Description = "Quality, 0 (best) to 51", HelpName = "N", DefaultValueFactory = _ => new VideoEncoding().Crf };
    private readonly Option<string?> fps =
        new("--fps") { Description = "Frames a second, such as 25 or 30000/1001 (default: the footage's)", HelpName = "RATE" };
    private readonly Option<string?> codec = new("--codec")
    {
        Description = "h264, h265, vp9, av1, or the name of an ffmpeg encoder (default: vp9 for .webm, else h264)", HelpName = "NAME"
    };
    private readonly Option<string> device = SharedOptions.Device();
    private readonly Option<string?> cache = SharedOptions.Cache();
    private readonly Option<bool> again = new("--again")
    {
        Description = "Make all videos of a batch, also those that an earlier run made of the same recordings, model and options"
    };
    private readonly ClusterOptions cluster = new();
    private readonly Option<bool> json = SharedOptions.Json();

    /// <summary>Creates the command.</summary>
    public SpeakCommand() : base("speak", "Let a persona speak a recording.")
    {
        foreach (Option option in (Option[])
        [
            persona, family, checkpoint, audio, features, trust, steps, guidance, expression, output, face, faceSelect, faceIndex,
            .. head.All, seed,
            .. frames.All, .. blending.All, syncMode, preview, crf, fps, codec, device, cache, again, .. cluster.All, json
        ])
            Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "chrysalis talk speak --face photo.jpg --audio speech.wav -o out/photo.mp4",
        "chrysalis talk speak --persona grid-s1 --audio speech.wav -o out/speech.mp4",
        "chrysalis talk speak --face photo.jpg --audio speech.wav --pose anna.mp4 -o out/follow.mp4",
        "chrysalis talk speak --face photo.jpg --audio speech.wav --pose still --yaw 0:0,2:15,4:-15 -o out/turn.mp4",
        "chrysalis talk speak --persona personas/anna --face anna.mp4 --audio speech.mp3 --sync-mode loop --preview 3s -o preview.mp4",
        "chrysalis talk speak --family wav2lip --checkpoint wav2lip_gan.pth --face anna.mp4 --audio speech.wav -o out/anna.mp4",
        "chrysalis talk speak --persona personas/anna --audio recordings/ -o videos/ --json",
        "chrysalis talk speak --persona personas/anna --audio recordings/ -o videos/ --cluster 127.0.0.1:7411,127.0.0.1:7412",
        "chrysalis talk speak --persona personas/obama --audio speech.wav --features speech.npy -o out/obama.mp4",
        "chrysalis talk speak --persona personas/anna --audio speech.wav --trust-torchscript --steps 25 -o out/anna.mp4",
        "chrysalis talk speak --persona grid-s1 --audio - -o pictures/%05d.png",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<JsonForm> JsonForms { get; } = [new(typeof(SpeakFindings))];

    /// <inheritdoc/>
    public override int Run(ParseResult arguments, CommandContext context)
    {
        string[] given = arguments.GetRequiredValue(audio);
        var outputs = new SpeakOutputs(arguments.GetRequiredValue(output), arguments.GetValue(json));
        using var inputs = SpooledFiles.Of(given);
        SpeakPlan plan = Read(arguments, inputs, outputs);
        bool isBatch = plan.Requests.Count > 1 && outputs.AreFiles;
        CarrierOptions? carriage = cluster.Read(arguments, context);
        if (carriage is not null && !isBatch)
            throw new UsageException("--cluster speaks many recordings into a folder: give several with --audio and a folder with -o.");
        FinishedVideos? finished = isBatch ? new(plan.Words, plan.Model) : null;
        SpeakBatch.Outcome outcome =
            new SpeakBatch(plan, outputs, given.Any(Directory.Exists), finished, arguments.GetValue(again), carriage).Run(context);
        if (arguments.GetValue(json))
            context.WriteJson(outcome.Findings(plan.Model));
        else
            outcome.Describe(outputs.IsStandardOutput ? context.Error : context.Out);
        return outcome.ExitCode;
    }

    /// <summary>The plan of a command line, given as words: of one that came from elsewhere.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    internal static SpeakPlan Plan(string[] words)
    {
        var command = new SpeakCommand();
        InvariantNumbers.Require(command);
        ParseResult arguments = command.Parse(words);
        if (arguments.Errors.Count > 0)
            throw new UsageException(ParseProblem.Describe(arguments));
        return command.Read(
            arguments, SpooledFiles.Of([]), new SpeakOutputs(arguments.GetRequiredValue(command.output), arguments.GetValue(command.json)));
    }

    private SpeakPlan Read(ParseResult arguments, SpooledFiles inputs, SpeakOutputs outputs)
    {
        IReadOnlyList<SpeakRequest> requests = ReadRequests(arguments, inputs, outputs);
        (string model, Func<Speaker> open) = Model(arguments);
        // Where things are kept, and who does the work, changes nothing about a video.
        Option[] others = [audio, output, cache, again, json, .. cluster.All];
        return new(requests, SpeakWords.Of(arguments, Options.Except(others)), model, open);
    }

    /// <summary>The persona's folder or the checkpoint, and how it is loaded.</summary>
    private (string Model, Func<Speaker> Open) Model(ParseResult arguments)
    {
        string device = Words.OneOf("device", arguments.GetRequiredValue(this.device), SharedOptions.Devices);
        string? given = arguments.GetValue(this.persona);
        string? family = arguments.GetValue(this.family);
        if (given is not null && family is not null)
            throw new UsageException("--persona and --family exclude each other: a persona knows its family.");
        if (arguments.GetValue(this.checkpoint) is not { } checkpoint)
        {
            string persona = ShippedPersonas.Resolve(given, family, overFace: arguments.GetValue(face) is { Length: > 0 });
            if (!File.Exists(Path.Combine(persona, PersonaFile.FileName)))
                PersonaFile.Load(persona); // says what is there instead
            return (persona, () => Speaker.Open(persona, device));
        }

        if (family is null)
            throw new UsageException($"--checkpoint '{checkpoint}' needs its family: add --family wav2lip.");
        InputFile.RequireFile(checkpoint);
        return (checkpoint, () => Speaker.OpenCheckpoint(family, checkpoint, device));
    }

    private SpeakRequest[] ReadRequests(ParseResult arguments, SpooledFiles inputs, SpeakOutputs outputs)
    {
        (string? face, FaceSelection selection) = ReadFace(arguments);
        var common = new SpeakRequest
        {
            Face = face,
            Features = arguments.GetValue(features) is { } file ? InputFile.RequireFile(file) : null,
            TrustsTorchScript = arguments.GetValue(trust),
            DenoisingSteps = arguments.GetValue(steps),
            Guidance = arguments.GetValue(guidance),
            Expression = arguments.GetValue(expression),
            Selection = selection,
            Head = head.Read(arguments),
            Seed = Seed.Of(arguments.GetValue(seed)).Value,
            Frames = frames.ReadAdjustment(arguments),
            Placement = frames.ReadPlacement(arguments),
            Blending = blending.Read(arguments),
            SyncMode = Words.OneOf<SyncMode>("sync mode", arguments.GetRequiredValue(syncMode)),
            Preview = arguments.GetValue(this.preview) is { } preview ? Words.Duration("--preview", preview) : null,
            Encoding = new(
                arguments.GetValue(codec),
                Words.Within<int>("--crf", arguments.GetValue(crf), 0, 51)!.Value,
                arguments.GetValue(this.fps) is { } fps ? FrameRates.Read("--fps", fps) : null),
            CacheFolder = arguments.GetValue(cache),
        };
        SpeakRequest[] requests = [.. outputs.Pair(arguments.GetRequiredValue(audio), inputs)
            .Select(pair => common with { Audio = inputs.PathOf(pair.Audio), Output = pair.Output })];
        if (requests.Length > 1 && common.Features is { } one)
            throw new UsageException($"--features '{one}' is of one recording, not of {requests.Length}: give one with --audio.");
        return requests.Length == 1 || common.Head?.SaveTo is null
            ? requests
            : throw new UsageException($"--save-pose writes the motion of one recording, not of {requests.Length}: give one with --audio.");
    }

    private (string? File, FaceSelection Selection) ReadFace(ParseResult arguments)
    {
        string[] given = arguments.GetValue(face) ?? [];
        string[] rules =
        [
            .. SelectionWords.Intersect(given, StringComparer.OrdinalIgnoreCase),
            .. arguments.GetValue(faceSelect) is { } rule ? [rule] : Array.Empty<string>()
        ];
        string[] files = [.. given.Where(word => !SelectionWords.Contains(word, StringComparer.OrdinalIgnoreCase))];
        int? index = Words.Within("--face-index", arguments.GetValue(faceIndex), 0, 1000);
        if (files.Length > 1)
            throw new UsageException($"--face takes one photo or video, not {files.Length}: '{string.Join("', '", files)}'.");
        if (rules.Length + (index is null ? 0 : 1) > 1)
            throw new UsageException("Give only one of --face-select, --face-index and --face largest|left|centre.");
        FaceSelection selection = index is { } number ? new(FaceSelectionRule.Index, number)
            : rules.Length == 1
            ? new(Enum.Parse<FaceSelectionRule>(Words.OneOf("face selection", rules[0], SelectionWords), ignoreCase: true))
            : FaceSelection.Largest;
        return (files.Length == 1 ? InputFile.RequireFile(files[0]) : null, selection);
    }

    private static readonly string[] SelectionWords = ["largest", "left", "centre"];
}
