using System.Diagnostics.CodeAnalysis;
using Chrysalis.Talking.Families.AnyFace.Clips;
using Chrysalis.Talking.Families.AnyFace.Motion;
using Chrysalis.Talking.Families.AnyFace.Networks;
using Chrysalis.Talking.Families.AnyFace.Painting;
using Chrysalis.Talking.Families.AnyFace.Shape;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Training;

namespace Chrysalis.Talking.Families.AnyFace;

/// <summary>
/// From nothing: the motion, then the painter. Begun with trained weights: the painter alone learns one person, who also tells how
/// widely their mouth moves.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The run disposes the stages that it began; the plan only knows them.")]
internal sealed class AnyFacePlan : ITrainingPlan
{
    private const int TrainerVersion = 1;

    private readonly AnyFacePreset preset;
    private readonly FaceFootage footage;
    private readonly AnyFaceStart? start;
    private readonly Lazy<Learned> learned;
    private MotionStage? motion;
    private PainterStage? painter;

    public AnyFacePlan(AnyFacePreset preset, FaceFootage footage, AnyFaceStart? start)
    {
        (this.preset, this.footage, this.start) = (preset, footage, start);
        learned = new(Look);
        Stages = start is null
            ?
            [
                new("motion", preset.MotionSteps, 0.2, BeginMotion),
                new("painter", preset.PainterSteps, 0.8, context => BeginPainter(preset.Painter, context)),
            ]
            : [new("painter", preset.PersonSteps, 1, context => BeginPainter(PainterRecipe.OnePerson, context))];
    }

    /// <inheritdoc/>
    public string Key => start is null
        ? $"{AnyFaceFamily.FamilyName} {TrainerVersion} {preset.Name} recipe {RecipeKey.Of(preset.Motion)} {RecipeKey.Of(preset.Painter)}"
        : $"{AnyFaceFamily.FamilyName} {TrainerVersion} {preset.Name} recipe {RecipeKey.Of(PainterRecipe.OnePerson)} from {start.Hash}";

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
            request.Videos, FaceFormat.Kept, FaceFormat.FrameRate, request.CacheFolder, new FootageProgress(progress), cancellation);
        using AnyFaceStart? start = request.From is { } from ? AnyFaceStart.Load(from) : null;
        return run.Run(new AnyFacePlan(preset, footage, start), cancellation);
    }

    /// <inheritdoc/>
    public void Finish(PersonaWriter persona)
    {
        Learned known = learned.Value;
        MotionNetwork network = motion?.Network ?? start!.Motion;
        IEnumerable<MotionClip> measured = start is null ? known.HeldMotion : known.Training.Select(clip => clip.Motion);
        float[] gains = MotionGains.Measure(network, [.. measured], start?.Weights.Gains);
        AnyFaceWeights.Save(persona.Folder, known.Basis, gains, network, painter!.Networks);
        List<string> files = [AnyFaceWeights.FileName];
        if (start is not null)
        {
            OwnVideo.Write(footage.Clips[0].Source, persona.Folder, persona.Cancellation);
            files.Add(OwnVideo.FileName);
        }

        persona.Write(AnyFaceFamily.FamilyName, preset.Name, AnyFaceWeights.Settings(preset), files);
    }

    /// <summary>Reads all mouths once; both stages need them.</summary>
    private Learned Look()
    {
        ClipShapes[] shapes = [.. footage.Training.AsParallel().AsOrdered().Select(clip => ClipShapes.Of(clip).Until(footage.EndOf(clip)))];
        MouthBasis basis = start?.Weights.Basis ?? MouthBasisFit.Fit(shapes, preset.Coefficients);
        (FaceClip Clip, MotionClip Motion)[] held =
            [.. footage.Validation.Select(clip => (clip, MotionClip.Of(ClipShapes.Of(clip), basis)))];
        return new(
            basis,
            [.. shapes.AsParallel().AsOrdered().Select(clip => new PainterClip(clip.Clip, MotionClip.Of(clip, basis)))],
            [.. held.Select(clip => new PainterClip(clip.Clip, clip.Motion, footage.HeldFrom(clip.Clip)))],
            [.. held.Select(clip => clip.Motion.Part(footage.HeldFrom(clip.Clip), clip.Motion.FrameCount))]);
    }

    private MotionStage BeginMotion(StageContext context)
    {
        Learned known = learned.Value;
        MotionClip[] synthetic = SyntheticSpeech.Make(known.Basis, preset.Motion.SyntheticSentences, context.Draw("sentences"));
        return motion = new(
            preset.Motion, known.Basis, [.. known.Training.Select(clip => clip.Motion), .. synthetic],
            known.HeldMotion, context);
    }

    private PainterStage BeginPainter(PainterRecipe recipe, StageContext context)
    {
        Learned known = learned.Value;
        return painter = new(preset.Painted, recipe, known.Basis, known.Training, known.Validation, start?.Painter, context);
    }

    /// <summary>What the footage shows.</summary>
    private sealed record Learned(MouthBasis Basis, PainterClip[] Training, PainterClip[] Validation, MotionClip[] HeldMotion);
}
