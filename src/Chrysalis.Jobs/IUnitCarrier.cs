namespace Chrysalis.Jobs;

/// <summary>Has units done elsewhere, such as in other processes. May be shared between threads.</summary>
public interface IUnitCarrier
{
    /// <summary>Units that can be on their way at once, at least 1; it may change at any time.</summary>
    int Capacity { get; }

    /// <summary>Has a unit done once, as soon as there is a place for it, and gives its part as bytes.</summary>
    /// <exception cref="UnitLostException">The unit failed, or whoever did it is gone: it may be tried again.</exception>
    /// <exception cref="Foundation.Errors.ChrysalisException">It cannot be done, now or later.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    Task<byte[]> CarryAsync(UnitOrder order, CancellationToken cancellation);
}
