namespace Chrysalis.Jobs;

/// <summary>
/// Work that divides into units which know nothing of each other: each may run at any time, on any thread or machine, and again
/// after a failure. A part depends on its unit only; the result depends on the request and the parts only, not on their order.
/// </summary>
/// <typeparam name="TRequest">What is asked for.</typeparam>
/// <typeparam name="TPart">What one unit contributes.</typeparam>
/// <typeparam name="TResult">What all parts make.</typeparam>
public interface IJob<TRequest, TPart, TResult>
{
    /// <summary>The units, the same each time it is asked; no two have both name and index in common.</summary>
    IEnumerable<WorkUnit> Units(TRequest request);

    /// <summary>Does one unit. Called from several threads at once, and again where it threw.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    TPart Run(WorkUnit unit, CancellationToken cancellation);

    /// <summary>Makes the result of all parts, whatever their order; takes each once, and need not keep them.</summary>
    TResult Merge(TRequest request, IEnumerable<TPart> parts);
}
