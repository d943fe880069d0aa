namespace Chrysalis.Jobs;

/// <summary>A job that is ready for the units of one request. May be shared between threads.</summary>
public sealed class OpenedJob : IDisposable
{
    private readonly Func<WorkUnit, CancellationToken, byte[]> run;
    private readonly IDisposable? job;

    private OpenedJob(Func<WorkUnit, CancellationToken, byte[]> run, IDisposable? job) => (this.run, this.job) = (run, job);

    /// <summary>Whether it was disposed of.</summary>
    private bool IsDisposed { get; set; }

    /// <summary>Does one unit and gives its part as it travels.</summary>
    public byte[] Run(WorkUnit unit, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        return run(unit, cancellation);
    }

    /// <summary>Disposes of the job where it holds something.</summary>
    public void Dispose()
    {
        IsDisposed = true;
        job?.Dispose();
    }

    internal static OpenedJob Of<TRequest, TPart, TResult>(ICarriedJob<TRequest, TPart, TResult> job) => new(
        (unit, cancellation) =>
        {
            using var stream = new MemoryStream();
            job.Format.Write(stream, job.Run(unit, cancellation));
            return stream.ToArray();
        },
        job as IDisposable);
}
