using System.Diagnostics;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training;

/// <summary>
/// Runs one stage to its goal: steps, validation with a preview at each tenth, checkpoints, a clean stop on cancellation.
/// The same call on the same folder resumes where the last checkpoint stood, and validates where it would have.
/// </summary>
/// <param name="folder">Where checkpoints and previews lie.</param>
/// <param name="key">What is trained.</param>
/// <param name="progress">Told after every step.</param>
internal sealed class TrainingLoop(string folder, TrainingKey key, IProgress<TrainingProgress> progress)
{
    private const int Validations = 10;
    private const double LossMemory = 0.98;
    private static readonly TimeSpan CheckpointInterval = TimeSpan.FromMinutes(2);

    /// <summary>Trains the stage until its goal or until cancelled; either way the checkpoint is saved.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="name">Its name.</param>
    /// <param name="context">What it draws from.</param>
    /// <param name="goal">When it is done.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>Steps done and time spent over all runs, and whether the goal is met.</returns>
    public TrainingCheckpoint Run(ITrainingStage stage, string name, StageContext context, StageGoal goal, CancellationToken cancellation)
    {
        string path = PathOf(folder, name);
        TrainingCheckpoint at = TrainingCheckpoint.Load(path, stage, key);
        if (at.Finished)
            return at;

        double before = at.Seconds;
        var clock = Stopwatch.StartNew();
        var sinceCheckpoint = Stopwatch.StartNew();
        while (goal.Fraction(at) < 1 && !cancellation.IsCancellationRequested)
        {
            double fraction = goal.Fraction(at);
            double loss = Step(stage, context, at.Step, fraction);
            if (!double.IsFinite(loss))
                throw new InvalidOperationException(
                    $"The {name} training diverged at step {at.Step} (loss {loss}); the last checkpoint is kept in '{path}'.");
            at = at with
            {
                Step = at.Step + 1,
                Seconds = before + clock.Elapsed.TotalSeconds,
                Loss = double.IsNaN(at.Loss) ? loss : LossMemory * at.Loss + (1 - LossMemory) * loss,
            };
            bool isDue = (int)(goal.Fraction(at) * Validations) > (int)(fraction * Validations);
            progress.Report(new(name, at.Step, goal.Steps(at), at.Loss, isDue ? Describe(stage, name, at.Step) : null));
            if (sinceCheckpoint.Elapsed > CheckpointInterval)
            {
                at.Save(path, stage, key);
                sinceCheckpoint.Restart();
            }
        }

        at = at with { Finished = goal.Fraction(at) >= 1 };
        at.Save(path, stage, key);
        return at;
    }

    /// <summary>The checkpoint of a stage.</summary>
    public static string PathOf(string folder, string stage) => Path.Combine(folder, stage + ".safetensors");

    private static double Step(ITrainingStage stage, StageContext context, int number, double fraction)
    {
        using var scope = NewDisposeScope();
        using TrainingStep step = context.At(number, fraction);
        return stage.Learn(step);
    }

    private string Describe(ITrainingStage stage, string name, int step)
    {
        using var scope = NewDisposeScope();
        Directory.CreateDirectory(folder);
        IReadOnlyDictionary<string, double> figures = stage.Validate(folder, step);
        return $"{name}, step {step}: "
            + string.Join(", ", figures.Select(figure => FormattableString.Invariant($"{figure.Key} {figure.Value:0.####}")));
    }
}
