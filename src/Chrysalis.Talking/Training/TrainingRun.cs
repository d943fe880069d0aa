using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training;

/// <summary>
/// Executes a plan: one stage after the other, each resumed where it stands, the last validation, and the persona in the end. Not for use
/// from several threads at once.
/// </summary>
/// <param name="request">What was asked for.</param>
/// <param name="progress">Told after every step.</param>
public sealed class TrainingRun(TrainingRequest request, IProgress<TrainingProgress> progress)
{
    private readonly TrainingRequest request = request ?? throw new ArgumentNullException(nameof(request));
    private readonly IProgress<TrainingProgress> progress = progress ?? throw new ArgumentNullException(nameof(progress));
    private readonly string folder = FolderOf(request.PersonaFolder);
    private readonly Device device = TorchDevice.Get(request.Device);

    /// <summary>The folder of checkpoints and previews within a persona's.</summary>
    public static string FolderOf(string personaFolder)
    {
        ArgumentNullException.ThrowIfNull(personaFolder);
        return Path.Combine(personaFolder, "training");
    }

    /// <summary>Trains or goes on; returns when the goal is reached, or when it is stopped: its checkpoint is then saved.</summary>
    /// <exception cref="TrainingException">An unfinished training in the folder is another's.</exception>
    public TrainingResult Run(ITrainingPlan plan, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ScalarType type = TrainingPrecision.Choose(
            request.Precision, plan.Stages.Select(stage => TrainingLoop.PathOf(folder, stage.Name)), device);
        var loop = new TrainingLoop(folder, TrainingKey.Of(plan, request.Seed, type), progress);
        var done = new List<(ITrainingStage Stage, TrainingCheckpoint At)>();
        try
        {
            Tell(plan.Footage);
            foreach (TrainingStage planned in plan.Stages)
            {
                var context = new StageContext(planned.Name, request.Seed, device, type);
                ITrainingStage stage = Begin(planned, context);
                done.Add((stage, TrainingCheckpoint.Start));
                TrainingCheckpoint at = loop.Run(stage, planned.Name, context, StageGoal.Of(planned, plan.Stages, request), cancellation);
                done[^1] = (stage, at);
                if (!at.Finished)
                    return new(false, done.Sum(d => (long)d.At.Step), new Dictionary<string, double>());
            }

            return Finish(plan, done, cancellation);
        }
        finally
        {
            foreach ((ITrainingStage stage, _) in Enumerable.Reverse(done))
                stage.Dispose();
        }
    }

    /// <summary>Begins a stage. What its constructor makes and drops is held meanwhile: the collector could free it in use.</summary>
    private static ITrainingStage Begin(TrainingStage planned, StageContext context)
    {
        using var scope = NewDisposeScope();
        ITrainingStage stage = planned.Begin(context);
        scope.Detach((IEnumerable<IDisposable>)[.. scope.DisposablesView]);
        return stage;
    }

    private void Tell(FootageSummary footage) => progress.Report(new(
        "prepare", footage.Clips, footage.Clips,
        Message: $"{footage.HeldFrames} of {footage.Frames - footage.FramesWithoutFace} frames with a face are kept for validation"));

    private TrainingResult Finish(
        ITrainingPlan plan, List<(ITrainingStage Stage, TrainingCheckpoint At)> done, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        Directory.CreateDirectory(folder);
        foreach ((ITrainingStage stage, TrainingCheckpoint at) in done)
            stage.Settle(at.Step);
        Dictionary<string, double> figures = done.SelectMany(d => d.Stage.Validate(folder, d.At.Step)).ToDictionary();
        plan.Finish(new PersonaWriter(request, plan.Footage, new(
            [.. done.Select(d => d.At.Step)],
            done.Sum(d => d.At.Seconds) / 60,
            figures), cancellation));
        return new(true, done.Sum(d => (long)d.At.Step), figures);
    }
}
