using Chrysalis.Foundation.Errors;
using Chrysalis.Foundation.Lifetimes;
using Chrysalis.Jobs;

namespace Chrysalis.Cluster.Working;

/// <summary>Does the units of one worker on threads of their own, so many at once. May be shared between threads.</summary>
/// <param name="jobs">The jobs that it knows.</param>
/// <param name="places">Units at once.</param>
internal sealed class UnitDesk(CarriedJobs jobs, int places) : IDisposable
{
    private readonly SemaphoreSlim free = new(places);
    private readonly OpenedJobs opened = new(jobs);
    private readonly CancellationTokenSource end = new();

    /// <summary>Units at once.</summary>
    public int Places => places;

    /// <summary>Does a unit, unless every place is taken.</summary>
    public async Task<UnitAnswer> DoAsync(UnitMessage unit, CancellationToken cancellation)
    {
        if (end.IsCancellationRequested)
            return new() { End = UnitEnd.Stopped };
        if (!free.Wait(0, CancellationToken.None))
            return new() { End = UnitEnd.Busy };
        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, end.Token);
            return await OwnThread.Run(() => Do(unit, stop.Token), CancellationToken.None);
        }
        finally
        {
            free.Release();
        }
    }

    /// <summary>Has the units stop, and takes no others.</summary>
    public void Close() => end.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        opened.Dispose();
    }

    private UnitAnswer Do(UnitMessage unit, CancellationToken stop)
    {
        OpenedJobs.Use use;
        try
        {
            use = opened.Take(unit.Job, unit.Request);
        }
        catch (ChrysalisException error)
        {
            return new() { End = UnitEnd.Refused, Error = error.Message };
        }
        catch (Exception error)
        {
            return new() { End = UnitEnd.Failed, Error = Sentence(error) };
        }

        using (use)
        {
            try
            {
                return new() { Part = use.Job.Run(unit.Unit, stop) };
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return new() { End = UnitEnd.Stopped };
            }
            catch (Exception error)
            {
                return new() { End = UnitEnd.Failed, Error = Sentence(error) };
            }
        }
    }

    private static string Sentence(Exception error) =>
        error is ChrysalisException ? error.Message : $"{error.Message.TrimEnd('.')} ({error.GetType().Name})";
}
