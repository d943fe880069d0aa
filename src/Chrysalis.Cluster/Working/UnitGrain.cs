using Orleans.Concurrency;

namespace Chrysalis.Cluster.Working;

/// <summary>Hands units to the desk of the worker that was asked: it never wanders to another one.</summary>
[StatelessWorker(1)]
[Reentrant]
internal sealed class UnitGrain(UnitDesk desk) : Grain, IUnitGrain
{
    /// <inheritdoc/>
    public Task<int> Places() => Task.FromResult(desk.Places);

    /// <inheritdoc/>
    public Task<UnitAnswer> Run(UnitMessage unit, CancellationToken cancellation) => desk.DoAsync(unit, cancellation);
}
