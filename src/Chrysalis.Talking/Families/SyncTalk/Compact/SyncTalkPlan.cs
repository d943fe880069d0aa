using System.Diagnostics.CodeAnalysis;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.Training.Parts;
using Chrysalis.Talking.VolumeRendering.Speaking;
using Chrysalis.Talking.VolumeRendering.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.SyncTalk.Compact;

/// <summary>What is behind the head, what hears, then the head; together they are a persona.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The run disposes the stages that it began; the plan only knows them.")]
internal sealed class SyncTalkPlan : ITrainingPlan
{
    private const int TrainerVersion = 1;

    private readonly SyncTalkPreset preset;
    private readonly HeadFootage footage;
    private readonly HeadCodes codes;
    private BackdropStage? backdrop;
    private HearingStage? hearing;
    private HeadStage<TriPlaneHead>? head;

    public SyncTalkPlan(SyncTalkPreset preset, HeadFootage footage)
    {
        (this.preset, this.footage) = (preset, footage);
        codes = HeadCodes.Measure(footage);
        Stages =
        [
            new("backdrop", preset.BackdropSteps, 0.04, context => backdrop = new(footage, context)),
            new("speech", preset.SpeechSteps, 0.1, context => hearing = new(footage, codes, preset.Speech, SyncTalkPreset.FrameRate, context)),
            new("head", preset.HeadSteps, 0.86, context => head = new(footage, codes, preset.Head, Draw, context)),
        ];
    }

    /// <inheritdoc/>
    public string Key =>
        $"{SyncTalkFamily.FamilyName} {TrainerVersion} {preset.Name} recipe {RecipeKey.Of(preset.Head)} {RecipeKey.Of(preset.Speech)}";

    /// <inheritdoc/>
    public FootageSummary Footage => footage.Footage.Summary;

    /// <inheritdoc/>
    public IReadOnlyList<TrainingStage> Stages { get; }

    /// <summary>Prepares the footage and trains on it.</summary>
    public static TrainingResult Train(TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        if (request.From is { } from)
            throw new TrainingException(
                $"The family '{SyncTalkFamily.FamilyName}' begins every training anew: leave out --from '{from}'.");
        SyncTalkPreset preset = SyncTalkPreset.Get(request.Preset);
        var run = new TrainingRun(request, progress);
        using HeadFootage footage = HeadFootage.Prepare(
            request.Videos, SyncTalkPreset.FrameRate, preset.SizePx, request.CacheFolder, new FootageProgress(progress), cancellation);
        return run.Run(new SyncTalkPlan(preset, footage), cancellation);
    }

    /// <inheritdoc/>
    public void Finish(PersonaWriter persona)
    {
        HeadWeights.Save(
            Path.Combine(persona.Folder, SyncTalkWeights.FileName), head!.Network, head.Shell, hearing!.Network, hearing.MeasureGain(),
            hearing.MeasureRest(), backdrop!.Backdrop);
        persona.Write(
            SyncTalkFamily.FamilyName, preset.Name, HeadPerson.Measure(footage, codes, preset.Head.Samples).ToJson(),
            [SyncTalkWeights.FileName]);
    }

    private HeadNetwork<TriPlaneHead> Draw(Generator noise)
    {
        HeadNetwork<TriPlaneHead> network = InitialWeights.Create(() => SyncTalkWeights.Create(preset), noise);
        network.Head.DrawPlanes(noise);
        return network;
    }
}
