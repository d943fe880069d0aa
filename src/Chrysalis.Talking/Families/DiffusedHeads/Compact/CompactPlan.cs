using System.Diagnostics.CodeAnalysis;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training;
using Chrysalis.Talking.VolumeRendering.Training;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact;

/// <summary>The painter, what hears, the motion's teacher, then its student; together they are a persona.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The run disposes the stages that it began; the plan only knows them.")]
internal sealed class CompactPlan : ITrainingPlan
{
    private const int TrainerVersion = 2;
    private const double Rare = 0.02;

    private readonly CompactPreset preset;
    private readonly HeadFootage footage;
    private readonly HeadCodes codes;
    private readonly MotionFootage measured;
    private readonly Lazy<PainterFootage> pictures;
    private HearingStage? hearing;
    private MotionMaterial? material;
    private MotionStage? teacher;
    private DistillingStage? student;
    private PainterStage? painter;

    /// <param name="preset">Its schedule.</param>
    /// <param name="footage">What it is taught from.</param>
    public CompactPlan(CompactPreset preset, HeadFootage footage)
    {
        (this.preset, this.footage) = (preset, footage);
        codes = HeadCodes.Measure(footage);
        measured = MotionFootage.Measure(footage, codes);
        pictures = new(() => PainterFootage.Look(footage, codes));
        Stages =
        [
            new("painter", preset.PainterSteps, 0.7, context => painter = new(preset.Painter, pictures.Value, context)),
            new("speech", preset.SpeechSteps, 0.12, context => hearing = new(
                footage, codes, preset.Speech, CompactPreset.FrameRate, context)),
            new("motion", preset.MotionSteps, 0.11, Teach),
            new("student", preset.DistillingSteps, 0.07, context => student = new(preset.Motion, material!, teacher!.Network, context)),
        ];
    }

    /// <inheritdoc/>
    public string Key => $"{DiffusedHeadsFamily.FamilyName} {TrainerVersion} {preset.Name} recipe {RecipeKey.Of(preset.Speech)} "
        + $"{RecipeKey.Of(preset.Motion)} {RecipeKey.Of(preset.Painter)}";

    /// <inheritdoc/>
    public FootageSummary Footage => footage.Footage.Summary;

    /// <inheritdoc/>
    public IReadOnlyList<TrainingStage> Stages { get; }

    /// <summary>Prepares the footage and trains on it.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="progress">Told after every step.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public static TrainingResult Train(TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        request.RequireNoStart(DiffusedHeadsFamily.FamilyName);
        CompactPreset preset = CompactPreset.Get(request.Preset);
        var run = new TrainingRun(request, progress);
        using HeadFootage footage = HeadFootage.Prepare(
            request.Videos, CompactPreset.FrameRate, CompactPreset.SizePx, request.CacheFolder, new FootageProgress(progress),
            cancellation);
        return run.Run(new CompactPlan(preset, footage), cancellation);
    }

    /// <inheritdoc/>
    public void Finish(PersonaWriter persona)
    {
        (Tensor real, Tensor drawn) = material!.Trial.All(
            new(student!.Network), new(new CompactSettings { Turns = [] }.Steps, 1, MotionTemperature.Usual));
        MouthWidening widening = MouthWidening.Measure(Mouths(real), Mouths(drawn), codes.OpeningReading, hearing!.MeasureRest());
        Portrait portrait = PortraitChoice.Of(footage, pictures.Value, measured, codes.OpeningReading);
        CompactWeights.Save(
            persona.Folder, hearing.Network, teacher!.Network, student.Network, painter!.Network, pictures.Value.Shapes, measured.Scale,
            widening, portrait);
        persona.Write(
            DiffusedHeadsFamily.FamilyName, preset.Name, new CompactSettings { Turns = Turns() }.ToJson(), [CompactWeights.FileName]);
    }

    private MotionStage Teach(StageContext context)
    {
        material = new(preset.Motion, footage, measured, codes, hearing!.Network, context);
        return teacher = new(preset.Motion, material, context);
    }

    /// <summary>Raw numbers of mouths, of whitened motion.</summary>
    private Tensor Mouths(Tensor white)
    {
        (float[] mean, float[] deviation) = (measured.Scale.Mean, measured.Scale.Deviation);
        return (white.narrow(1, MotionLayout.Pose, MotionLayout.Mouth) * tensor(deviation[MotionLayout.Pose..][..MotionLayout.Mouth]))
            .Plus(tensor(mean[MotionLayout.Pose..][..MotionLayout.Mouth]));
    }

    private float[] Turns()
    {
        HeadPose[] turns = [.. footage.Clips.Values.SelectMany(clip => measured.Stance.Measure(clip.Track!)).OfType<HeadMotion>()
            .Select(motion => motion.Turn)];
        return
        [
            At(turns.Select(t => t.YawDeg), Rare), At(turns.Select(t => t.PitchDeg), Rare), At(turns.Select(t => t.RollDeg), Rare),
            At(turns.Select(t => t.YawDeg), 1 - Rare), At(turns.Select(t => t.PitchDeg), 1 - Rare),
            At(turns.Select(t => t.RollDeg), 1 - Rare),
        ];

        static float At(IEnumerable<float> values, double share)
        {
            float[] sorted = [.. values.Order()];
            return sorted[(int)(share * (sorted.Length - 1))];
        }
    }
}
