using System.Text.Json;
using System.Text.Json.Nodes;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>Footage to persona: prepare, teach the expert, the ear and the generator, write the folder.</summary>
internal sealed class Wav2LipTrainer
{
    private const int TrainerVersion = 1;

    /// <summary>Pictures are not used here; the same size as the autoencoder's shares its prepared footage.</summary>
    private const int PictureLongEdgePx = 480;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly TrainingRequest request;
    private readonly Wav2LipPreset preset;
    private readonly Device device;
    private readonly IProgress<TrainingProgress> progress;

    public Wav2LipTrainer(TrainingRequest request, IProgress<TrainingProgress> progress)
    {
        this.request = request;
        this.progress = progress;
        preset = Wav2LipPreset.Get(request.Preset);
        device = TorchDevice.Get(request.Device);
    }

    public TrainingResult Train(CancellationToken cancellation)
    {
        PreparedFootage footage = new FootagePreparation(preset.Crop, Wav2LipPreset.FrameRate, PictureLongEdgePx, request.CacheFolder)
            .Prepare(request.Videos, progress, cancellation);
        using Wav2LipStart? start = request.From is { } from ? Wav2LipStart.Open(from, preset) : null;
        string key = $"wav2lip {TrainerVersion} {preset.Name} seed {request.Seed} footage {footage.Key}{start?.Key}";
        Wav2LipRecipe recipe = preset.Recipe;
        var loop = new TrainingLoop(request, recipe.ExpertSteps + recipe.SpeechSteps + recipe.GeneratorSteps, key, progress);
        var done = new List<TrainingCheckpoint>();

        using var expert = new ExpertStage(preset, footage, start, device, request.Seed);
        if (!Run(expert))
            return Stopped();
        using EarStage? speech = recipe.SpeechSteps > 0 ? new EarStage(preset, footage, start, device, request.Seed) : null;
        if (speech is not null && !Run(speech))
            return Stopped();
        using var generator = new GeneratorStage(preset, footage, expert.Network, speech?.Network, start, device, request.Seed);
        if (!Run(generator))
            return Stopped();

        using var scope = NewDisposeScope();
        generator.Settle(done[^1].Step);
        Dictionary<string, double> figures = expert.Validate("", 0)
            .Concat(speech?.Validate("", 0) ?? new Dictionary<string, double>())
            .Concat(generator.Validate(TrainingLoop.FolderOf(request.PersonaFolder), done[^1].Step))
            .ToDictionary();
        Wav2LipWeights.Save(request.PersonaFolder, generator.Network, expert.Network);
        var files = new List<string> { Wav2LipWeights.GeneratorFile, Wav2LipWeights.ExpertFile };
        if (speech is not null && generator.Network is CompactGenerator compact)
        {
            new MouthDriveFit(compact, speech.Network.Shape, preset, footage, device).Fit(cancellation).Save(request.PersonaFolder);
            files.Add(MouthDrive.FileName);
        }

        WritePersona(footage, figures, done, files);
        return new(true, done.Sum(stage => stage.Step), figures);

        bool Run(ITrainingStage stage)
        {
            TrainingCheckpoint at = loop.Run(stage, cancellation);
            done.Add(at);
            return at.Finished;
        }

        TrainingResult Stopped() => new(false, done.Sum(stage => stage.Step), new Dictionary<string, double>());
    }

    private void WritePersona(PreparedFootage footage, Dictionary<string, double> figures, IReadOnlyList<TrainingCheckpoint> stages, IReadOnlyList<string> files)
    {
        var persona = new Persona
        {
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.PersonaFolder))),
            Family = Wav2LipFamily.FamilyName,
            Preset = preset.Name,
            Licence = request.Licence,
            Consent = request.Consent,
            Files = new Dictionary<string, string>(),
            Settings = new JsonObject { ["crop"] = JsonSerializer.SerializeToNode(preset.Crop, Json) },
            Training = new JsonObject
            {
                ["footage_clips"] = footage.Clips.Count,
                ["footage_frames"] = footage.Clips.Sum(clip => clip.FrameCount),
                ["footage_frames_without_face"] = footage.Clips.Sum(clip => clip.Found.Count(found => found == 0)),
                ["footage_sha256"] = footage.Key,
                ["seed"] = request.Seed,
                ["from"] = request.From is { } from ? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(from))) : null,
                ["steps"] = new JsonArray([.. stages.Select(stage => (JsonNode)stage.Step)]),
                ["training_minutes"] = Math.Round(stages.Sum(stage => stage.Seconds) / 60, 1),
                ["validation"] = JsonSerializer.SerializeToNode(figures.ToDictionary(figure => figure.Key, figure => Math.Round(figure.Value, 4))),
            },
        };
        PersonaFile.Save(request.PersonaFolder, persona, files);
    }
}
