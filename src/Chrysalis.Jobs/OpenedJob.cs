using Chrysalis.Foundation.Lifetimes;

namespace Chrysalis.Jobs;

/// <summary>A job that is ready for the units of one request. May be shared between threads.</summary>
public sealed class OpenedJob : IDisposable
{
    private readonly Func<WorkUnit, CancellationToken, byte[]> run;
    private readonly Lifetime lifetime;

    private OpenedJob(Func<WorkUnit, CancellationToken, byte[]> run, IDisposable? job) =>
        (this.run, lifetime) = (run, new(typeof(OpenedJob), () => job?.Dispose()));

    /// <summary>Does one unit and gives its part as it travels.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="cancellation">Ends it; the unit is then not done.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public byte[] Run(WorkUnit unit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(unit);
        using Lifetime.Use use = lifetime.Hold();
        return run(unit, cancellation);
    }

    /// <summary>Disposes of the job where it holds something, once no unit uses it any more.</summary>
    public void Dispose() => lifetime.End();

    internal static OpenedJob Of<TRequest, TPart, TResult>(ICarriedJob<TRequest, TPart, TResult> job) => new(
        (unit, cancellation) =>
        {
            using var stream = new MemoryStream();
            job.Format.Write(stream, job.Run(unit, cancellation));
            return stream.ToArray();
        },
        job as IDisposable);
}
