using System.Diagnostics.CodeAnalysis;
using Chrysalis.Talking.Families.AnyFace.Motion;
using Chrysalis.Talking.Families.AnyFace.Painting;
using Chrysalis.Talking.Families.AnyFace.Shape;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Training;

namespace Chrysalis.Talking.Families.AnyFace;

/// <summary>The motion, then the painter.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The run disposes the stages that it began; the plan only knows them.")]
internal sealed class AnyFacePlan : ITrainingPlan
{
    private const int TrainerVersion = 1;

    private readonly AnyFacePreset preset;
    private readonly FaceFootage footage;
    private readonly AnyFaceStart? start;
    private MouthBasis? basis;
    private MotionStage? motion;
    private PainterStage? painter;
    private PainterClip[] training = [], validation = [];

    public AnyFacePlan(AnyFacePreset preset, FaceFootage footage, AnyFaceStart? start)
    {
        (this.preset, this.footage, this.start) = (preset, footage, start);
        Stages =
        [
            new("painter", preset.PainterSteps, 0.85, BeginPainter),
            new("motion", preset.MotionSteps, 0.15, BeginMotion),
        ];
    }

    /// <inheritdoc/>
    public string Key => $"{AnyFaceFamily.FamilyName} {TrainerVersion} {preset.Name} recipe {RecipeKey.Of(preset.Motion)} {RecipeKey.Of(preset.Painter)}"
        + (start is null ? "" : $" from {start.Hash}");

    /// <inheritdoc/>
    public FootageSummary Footage => footage.Summary;

    /// <inheritdoc/>
    public IReadOnlyList<TrainingStage> Stages { get; }

    /// <summary>Prepares the footage and trains on it.</summary>
    public static TrainingResult Train(TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        AnyFacePreset preset = AnyFacePreset.Get(request.Preset);
        var run = new TrainingRun(request, progress);
        using FaceFootage footage = FaceFootage.Prepare(
            request.Videos, AnyFacePreset.Kept, AnyFacePreset.FrameRate, request.CacheFolder, new FootageProgress(progress), cancellation);
        using AnyFaceStart? start = request.From is { } from ? AnyFaceStart.Load(from) : null;
        return run.Run(new AnyFacePlan(preset, footage, start), cancellation);
    }

    /// <inheritdoc/>
    public void Finish(PersonaWriter persona)
    {
        AnyFaceWeights.Save(persona.Folder, basis!, motion!.MeasureGains(), motion.Network, painter!.Networks);
        persona.Write(AnyFaceFamily.FamilyName, preset.Name, AnyFaceWeights.Settings(preset), [AnyFaceWeights.FileName]);
    }

    private PainterStage BeginPainter(StageContext context)
    {
        ClipShapes[] shapes = [.. footage.Training.AsParallel().AsOrdered().Select(ClipShapes.Of)];
        basis = start?.Weights.Basis ?? MouthBasisFit.Fit(shapes, preset.Coefficients);
        training = [.. shapes.AsParallel().AsOrdered().Select(clip => new PainterClip(clip.Clip, MotionClip.Of(clip, basis)))];
        validation = [.. footage.Validation.Select(ClipShapes.Of).Select(clip => new PainterClip(clip.Clip, MotionClip.Of(clip, basis)))];
        return painter = new(preset, basis, training, validation, start?.Painter, context);
    }

    private MotionStage BeginMotion(StageContext context) => motion = new(
        preset.Motion, basis!, [.. training.Select(clip => clip.Motion)], [.. validation.Select(clip => clip.Motion)], start?.Motion, context);
}
