using Chrysalis.Talking.Training;

namespace Chrysalis.Talking.Tests.Training;

/// <summary>Hears of every step at once, on the thread that does it.</summary>
internal sealed class Watcher(Action<TrainingProgress> action) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => action(value);
}
