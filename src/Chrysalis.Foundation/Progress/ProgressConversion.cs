namespace Chrysalis.Foundation.Progress;

/// <summary>Hands other kinds of progress on as steps of long work, in the caller's thread and order.</summary>
public static class ProgressConversion
{
    private const int Thousandths = 1000;

    /// <summary>Takes reports of another kind and hands each on as a step.</summary>
    public static IProgress<T> As<T>(this IProgress<WorkProgress> steps, Func<T, WorkProgress> convert)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(convert);
        return new Converting<T>(steps, convert);
    }

    /// <summary>
    /// Takes shares of a stage, 0 to 1, and hands them on in thousandths; of one of several equal parts, where the stage has parts.
    /// </summary>
    /// <param name="steps">Where they go.</param>
    /// <param name="stage">The stage's name.</param>
    /// <param name="part">Which part, counted from 0.</param>
    /// <param name="parts">How many parts the stage has.</param>
    public static IProgress<double> InShares(this IProgress<WorkProgress> steps, string stage, int part = 0, int parts = 1)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(stage);
        return steps.As<double>(share => new(stage, (long)(Thousandths * (part + share) / parts), Thousandths));
    }

    /// <summary>
    /// The same work, told no more than ten times a second: the first and last report of each stage and every message pass.
    /// </summary>
    /// <param name="steps">Where reports go.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public static IProgress<WorkProgress> Throttled(this IProgress<WorkProgress> steps, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return new ThrottledProgress(steps, time ?? TimeProvider.System);
    }

    private sealed class Converting<T>(IProgress<WorkProgress> steps, Func<T, WorkProgress> convert) : IProgress<T>
    {
        public void Report(T value) => steps.Report(convert(value));
    }
}
