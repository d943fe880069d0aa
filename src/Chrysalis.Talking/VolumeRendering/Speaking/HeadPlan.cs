using System.Diagnostics.CodeAnalysis;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using Chrysalis.Talking.VolumeRendering.Heads;
using Chrysalis.Talking.VolumeRendering.Training;
using static TorchSharp.torch;

namespace Chrysalis.Talking.VolumeRendering.Speaking;

/// <summary>What is behind the head, what hears, then the head; together they are a persona.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The run disposes the stages that it began; the plan only knows them.")]
internal sealed class HeadPlan<TField> : ITrainingPlan
    where TField : nn.Module, IHeadField
{
    private const int TrainerVersion = 4;

    private readonly HeadKind<TField> kind;
    private readonly HeadPreset preset;
    private readonly HeadFootage footage;
    private readonly HeadCodes codes;
    private BackdropStage? backdrop;
    private HearingStage? hearing;
    private HeadStage<TField>? head;

    /// <param name="kind">What kind of head.</param>
    /// <param name="preset">Its sizes and schedule.</param>
    /// <param name="footage">What it is taught from.</param>
    public HeadPlan(HeadKind<TField> kind, HeadPreset preset, HeadFootage footage)
    {
        (this.kind, this.preset, this.footage) = (kind, preset, footage);
        codes = HeadCodes.Measure(footage);
        Stages =
        [
            new("backdrop", preset.BackdropSteps, 0.04, context => backdrop = new(footage, context)),
            new("speech", preset.SpeechSteps, 0.1, context => hearing = new(footage, codes, preset.Speech, HeadPreset.FrameRate, context)),
            new("head", preset.HeadSteps, 0.86, context => head = new(footage, codes, preset.Head, kind.Draw, kind.Packets, context)),
        ];
    }

    /// <inheritdoc/>
    public string Key =>
        $"{kind.Family} {TrainerVersion} {preset.Name} recipe {RecipeKey.Of(preset.Head)} {RecipeKey.Of(preset.Speech)}";

    /// <inheritdoc/>
    public FootageSummary Footage => footage.Footage.Summary;

    /// <inheritdoc/>
    public IReadOnlyList<TrainingStage> Stages { get; }

    /// <summary>Prepares the footage and trains on it.</summary>
    /// <param name="kind">What kind of head.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="progress">Told after every step.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public static TrainingResult Train(
        HeadKind<TField> kind, TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        request.RequireNoStart(kind.Family);
        HeadPreset preset = kind.Get(request.Preset);
        var run = new TrainingRun(request, progress);
        using HeadFootage footage = HeadFootage.Prepare(
            request.Videos, HeadPreset.FrameRate, preset.SizePx, request.CacheFolder, new FootageProgress(progress), cancellation);
        return run.Run(new HeadPlan<TField>(kind, preset, footage), cancellation);
    }

    /// <inheritdoc/>
    public void Finish(PersonaWriter persona)
    {
        LatentSpread spread = hearing!.MeasureSpread();
        HeadWeights.Save(
            Path.Combine(persona.Folder, kind.FileName), head!.Network, head.Shell, hearing.Network, spread, hearing.MeasureGain(spread),
            hearing.MeasureRest(), backdrop!.Backdrop, footage.Head.Shape);
        persona.Write(
            kind.Family, preset.Name, HeadPerson.Measure(footage, codes, head.UsualLook, preset.Head.Samples).ToJson(),
            [kind.FileName]);
    }
}
