using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Training;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>The expert, the ear, then the generator that both teach.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The run disposes the stages that it began; the plan only knows them.")]
internal sealed class Wav2LipPlan : ITrainingPlan
{
    private const int TrainerVersion = 2;

    /// <summary>Pictures are not used here; the same size as the autoencoder's shares its prepared footage.</summary>
    private const int PictureLongEdgePx = 480;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly Wav2LipPreset preset;
    private readonly PreparedFootage footage;
    private readonly Wav2LipStart? start;
    private ExpertStage? expert;
    private EarStage? ear;
    private GeneratorStage? generator;

    /// <param name="preset">What is trained.</param>
    /// <param name="footage">On what.</param>
    /// <param name="start">Weights to begin with; null begins with none.</param>
    public Wav2LipPlan(Wav2LipPreset preset, PreparedFootage footage, Wav2LipStart? start)
    {
        (this.preset, this.footage, this.start) = (preset, footage, start);
        Wav2LipRecipe recipe = preset.Recipe;
        bool tunes = start is not null;
        var stages = new List<TrainingStage>
        {
            new("expert", recipe.ExpertSteps, tunes ? 0.03 : 0.15, context => expert = new ExpertStage(preset, footage, start, context))
        };
        if (recipe.SpeechSteps > 0)
            stages.Add(new("speech", recipe.SpeechSteps, 0.05, context => ear = new EarStage(preset, footage, start, context)));
        stages.Add(new(
            "generator", recipe.GeneratorSteps, tunes ? 0.92 : 0.8,
            context => generator = new GeneratorStage(preset, footage, expert!.Network, ear?.Network, start, context)));
        Stages = stages;
    }

    /// <inheritdoc/>
    public string Key => $"{Wav2LipFamily.FamilyName} {TrainerVersion} {preset.Name} recipe {RecipeKey.Of(preset.Recipe)}{start?.Key}";

    /// <inheritdoc/>
    public FootageSummary Footage => footage.Summary;

    /// <inheritdoc/>
    public IReadOnlyList<TrainingStage> Stages { get; }

    /// <summary>Prepares the footage and trains on it.</summary>
    public static TrainingResult Train(TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        Wav2LipPreset preset = Wav2LipPreset.Get(request.Preset);
        var run = new TrainingRun(request, progress);
        using PreparedFootage footage = new FootagePreparation(preset.Crop, Wav2LipPreset.FrameRate, PictureLongEdgePx, request.CacheFolder)
            .Prepare(request.Videos, new FootageProgress(progress), cancellation);
        using Wav2LipStart? start = request.From is { } from ? Wav2LipStart.Open(from, preset) : null;
        return run.Run(new Wav2LipPlan(preset, footage, start), cancellation);
    }

    /// <inheritdoc/>
    public void Finish(PersonaWriter persona)
    {
        Wav2LipWeights.Save(persona.Folder, generator!.Network, expert!.Network);
        var files = new List<string> { Wav2LipWeights.GeneratorFile, Wav2LipWeights.ExpertFile };
        if (ear is not null && generator.Network is CompactGenerator compact)
        {
            new MouthDriveFit(compact, ear.Network.Shape, preset, footage, generator.Context).Fit(persona.Cancellation)
                .Save(persona.Folder);
            files.Add(MouthDrive.FileName);
        }

        persona.Write(
            Wav2LipFamily.FamilyName, preset.Name, new JsonObject { ["crop"] = JsonSerializer.SerializeToNode(preset.Crop, Json) }, files);
    }
}
