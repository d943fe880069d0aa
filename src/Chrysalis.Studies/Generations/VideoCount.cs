using Chrysalis.Foundation.Progress;

namespace Chrysalis.Studies.Generations;

/// <summary>Counts the videos that are made and watched.</summary>
internal sealed class VideoCount(IProgress<WorkProgress> steps, int total)
{
    private int done;

    /// <summary>Does a piece of work, and counts it.</summary>
    public T Done<T>(string what, Func<T> work, int weight = 1)
    {
        steps.Report(new(what, done, total));
        T result = work();
        done = Math.Min(done + weight, total);
        steps.Report(new(what, done, total));
        return result;
    }
}
