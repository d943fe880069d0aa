namespace Chrysalis.Jobs.Tests.Reference;

/// <summary>A job done one unit after the other, without anything kept: what the runner must agree with.</summary>
internal static class PlainRun
{
    public static TResult Of<TRequest, TPart, TResult>(IJob<TRequest, TPart, TResult> job, TRequest request) =>
        job.Merge(request, [.. job.Units(request).Select(unit => job.Run(unit, CancellationToken.None))]);
}
