namespace Chrysalis.Talking.Training;

/// <summary>When a stage is done: after so many steps or so much time, whichever is first.</summary>
/// <param name="StepCount">Steps, at least 1.</param>
/// <param name="Seconds">Training time over all runs; infinite for no limit.</param>
internal sealed record StageGoal(int StepCount, double Seconds)
{
    /// <summary>The goal of a stage within a training: its part of the steps asked for, its share of the minutes.</summary>
    public static StageGoal Of(TrainingStage stage, IReadOnlyList<TrainingStage> all, TrainingRequest request)
    {
        double scale = request.Steps is { } steps ? steps / (double)all.Sum(s => s.Steps) : 1;
        return new(
            Math.Max(1, (int)Math.Round(stage.Steps * scale)),
            request.Minutes is { } minutes ? minutes * 60 * stage.TimeShare : double.PositiveInfinity);
    }

    /// <summary>How much is done, from 0 to 1.</summary>
    public double Fraction(TrainingCheckpoint at) => Math.Min(1, Math.Max(at.Step / (double)StepCount, at.Seconds / Seconds));

    /// <summary>How many steps it will have been, going on as before.</summary>
    public long Steps(TrainingCheckpoint at) => (long)Math.Max(at.Step, Math.Round(at.Step / Math.Max(Fraction(at), 1e-9)));
}
