using System.Diagnostics;
using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training;

/// <summary>
/// Runs a stage to its goal: steps, validation with a preview every so often, checkpoints, a clean stop on cancellation.
/// The same call on the same folder resumes where the last checkpoint stood.
/// </summary>
internal sealed class TrainingLoop
{
    private const double ValidationShare = 0.1;
    private static readonly TimeSpan CheckpointInterval = TimeSpan.FromMinutes(2);

    private readonly TrainingRequest request;
    private readonly string folder;
    private readonly string key;
    private readonly double stepsScale;
    private readonly IProgress<TrainingProgress> progress;

    /// <param name="request">What to train and for how long.</param>
    /// <param name="presetSteps">Steps of all stages in the preset; <see cref="TrainingRequest.Steps"/> scales each stage to its part.</param>
    /// <param name="key">What is trained on, and how: names the training for resuming.</param>
    /// <param name="progress">Told after every step.</param>
    public TrainingLoop(TrainingRequest request, int presetSteps, string key, IProgress<TrainingProgress> progress)
    {
        this.request = request;
        this.key = key;
        this.progress = progress;
        folder = FolderOf(request.PersonaFolder);
        stepsScale = request.Steps is { } steps ? steps / (double)presetSteps : 1;
    }

    /// <summary>The folder of checkpoints and previews within a persona's.</summary>
    public static string FolderOf(string personaFolder) => Path.Combine(personaFolder, "training");

    /// <summary>Trains the stage until its goal or until cancelled; either way the checkpoint is saved.</summary>
    /// <returns>Steps done and time spent over all runs, and whether the goal is met.</returns>
    public TrainingCheckpoint Run(ITrainingStage stage, CancellationToken cancellation)
    {
        string path = Path.Combine(folder, stage.Name + ".safetensors");
        TrainingCheckpoint at = TrainingCheckpoint.Load(path, stage, key);
        if (at.Finished)
            return at;

        int steps = Math.Max(1, (int)Math.Round(stage.Steps * stepsScale));
        double budgetSeconds = request.Minutes is { } minutes ? minutes * 60 * stage.TimeShare : double.PositiveInfinity;
        var clock = Stopwatch.StartNew();
        var sinceCheckpoint = Stopwatch.StartNew();
        double before = at.Seconds;
        double smoothed = double.NaN;
        double validateAt = Fraction() + ValidationShare;

        while (Fraction() < 1 && !cancellation.IsCancellationRequested)
        {
            random.manual_seed(unchecked(request.Seed * 1_000_003L + at.Step));
            double loss;
            using (NewDisposeScope())
                loss = stage.Step(at.Step, Fraction());
            if (!double.IsFinite(loss))
                throw new InvalidOperationException($"The {stage.Name} training diverged at step {at.Step} (loss {loss}); the last checkpoint is kept in '{path}'.");
            smoothed = double.IsNaN(smoothed) ? loss : 0.98 * smoothed + 0.02 * loss;
            at = at with { Step = at.Step + 1, Seconds = before + clock.Elapsed.TotalSeconds };

            string? message = null;
            if (Fraction() >= validateAt || Fraction() >= 1)
            {
                validateAt = Fraction() + ValidationShare;
                message = Describe(stage, at.Step);
            }

            Report(message);
            if (sinceCheckpoint.Elapsed > CheckpointInterval)
            {
                at.Save(path, stage);
                sinceCheckpoint.Restart();
            }
        }

        at = at with { Finished = Fraction() >= 1 };
        at.Save(path, stage);
        return at;

        double Fraction() => Math.Min(1, Math.Max(at.Step / (double)steps, at.Seconds / budgetSeconds));

        void Report(string? message) =>
            progress.Report(new(stage.Name, at.Step, (long)Math.Max(at.Step, Math.Round(at.Step / Math.Max(Fraction(), 1e-9))), smoothed, message));
    }

    private string Describe(ITrainingStage stage, int step)
    {
        using var scope = NewDisposeScope();
        Directory.CreateDirectory(folder);
        IReadOnlyDictionary<string, double> figures = stage.Validate(folder, step);
        return $"{stage.Name}, step {step}: " + string.Join(", ", figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Key} {figure.Value:0.####}")));
    }
}
