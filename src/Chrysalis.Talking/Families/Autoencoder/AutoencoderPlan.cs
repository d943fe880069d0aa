using System.Diagnostics.CodeAnalysis;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Training;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>The mouth, then the speech encoder, then the portrait; together they are a persona.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The run disposes the stages that it began; the plan only knows them.")]
internal sealed class AutoencoderPlan : ITrainingPlan
{
    private const int TrainerVersion = 3;

    private readonly AutoencoderPreset preset;
    private readonly PreparedFootage footage;
    private MouthStage? mouth;
    private SpeechStage? speech;
    private PortraitStage? portrait;

    public AutoencoderPlan(AutoencoderPreset preset, PreparedFootage footage)
    {
        (this.preset, this.footage) = (preset, footage);
        Stages =
        [
            new("mouth", preset.MouthSteps, 0.7, context => mouth = new MouthStage(preset, footage, context)),
            new("speech", preset.SpeechSteps, 0.1, context => speech = new SpeechStage(preset, footage, mouth!.Networks, context)),
            new("portrait", preset.PortraitSteps, 0.2, context => portrait = new PortraitStage(preset, footage, context)),
        ];
    }

    /// <inheritdoc/>
    public string Key => $"{AutoencoderFamily.FamilyName} {TrainerVersion} {preset.Name} recipe {RecipeKey.Of(preset.Recipe)}";

    /// <inheritdoc/>
    public FootageSummary Footage => footage.Summary;

    /// <inheritdoc/>
    public IReadOnlyList<TrainingStage> Stages { get; }

    /// <summary>Prepares the footage and trains on it.</summary>
    public static TrainingResult Train(TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        request.RequireNoStart(AutoencoderFamily.FamilyName);
        AutoencoderPreset preset = AutoencoderPreset.Get(request.Preset);
        var run = new TrainingRun(request, progress);
        using PreparedFootage footage = new FootagePreparation(
            preset.Crop, AutoencoderPreset.FrameRate, preset.PortraitLongEdgePx, request.CacheFolder)
            .Prepare(request.Videos, new FootageProgress(progress), cancellation);
        return run.Run(new AutoencoderPlan(preset, footage), cancellation);
    }

    /// <inheritdoc/>
    public void Finish(PersonaWriter persona)
    {
        using var scope = NewDisposeScope();
        Tensor idle = IdleMotion.Measure(footage, portrait!.Networks.Encoder, persona.Cancellation);
        AutoencoderWeights.Save(
            persona.Folder,
            mouth!.Networks.Decoder,
            speech!.Network,
            portrait.Networks.Decoder,
            idle,
            speech.MeasureOpeningGain(persona.Cancellation),
            speech.MeasureRest());
        persona.Write(AutoencoderFamily.FamilyName, preset.Name, AutoencoderWeights.Settings(preset), [AutoencoderWeights.FileName]);
    }
}
