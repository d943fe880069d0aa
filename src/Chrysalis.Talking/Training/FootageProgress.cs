using Chrysalis.Foundation.Progress;

namespace Chrysalis.Talking.Training;

/// <summary>Passes the preparation of footage on as the first part of a training.</summary>
internal sealed class FootageProgress(IProgress<TrainingProgress> training) : IProgress<WorkProgress>
{
    /// <inheritdoc/>
    public void Report(WorkProgress value) => training.Report(new(value.Stage, value.Done, value.Total, value.Loss, value.Message));
}
