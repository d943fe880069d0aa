using Chrysalis.Talking.Training;

namespace Chrysalis.Talking.Models;

/// <summary>A family that learns personas from footage.</summary>
public interface ITrains : ITalkingFamily
{
    /// <summary>
    /// Trains or resumes a persona; returns when the goal is reached, or when it is stopped: its checkpoint is then saved.
    /// </summary>
    TrainingResult Train(TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation);
}
