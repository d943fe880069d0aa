using System.Diagnostics;
using Chrysalis.Foundation.Progress;
using Chrysalis.Studies.Computer;

namespace Chrysalis.Studies.Article;

/// <summary>Runs every claim.</summary>
public static class ArticleStudy
{
    /// <summary>Computes the report, claim after claim.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ArticleFindings Run(
        ArticleScale scale, int seed, string? blocks, IProgress<WorkProgress> steps, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scale);
        ArgumentNullException.ThrowIfNull(steps);
        Func<ArticleClaim>[] claims =
        [
            () => SamplingClaim.Run(scale, seed, steps, cancellation),
            () => MemoryClaim.Run(scale, seed, steps, cancellation),
            () => KeyClaim.Run(scale, seed, steps, cancellation),
            () => MiningClaim.Run(scale, seed, steps, cancellation),
            () => ExposureClaim.Run(blocks, steps, cancellation),
            () => MoveClaim.Run(scale, seed, steps, cancellation),
        ];
        long start = Stopwatch.GetTimestamp();
        ArticleClaim[] done = [.. claims.Select(Timed)];
        return new(seed, MachineLine.Text(), Stopwatch.GetElapsedTime(start).TotalSeconds, done);

        ArticleClaim Timed(Func<ArticleClaim> claim)
        {
            cancellation.ThrowIfCancellationRequested();
            long begin = Stopwatch.GetTimestamp();
            return claim() with { Seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds };
        }
    }
}
