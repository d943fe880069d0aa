namespace Chrysalis.Jobs;

/// <summary>Where the units of a run are done.</summary>
internal abstract class UnitPlace<TPart>
{
    /// <summary>Units that are done at once, at least 1.</summary>
    public abstract int Capacity { get; }

    /// <summary>On threads of this process, so many at once.</summary>
    public static UnitPlace<TPart> Here(Func<WorkUnit, CancellationToken, TPart> run, int threads) => new Process(run, threads);

    /// <summary>Where a carrier takes them.</summary>
    public static UnitPlace<TPart> Elsewhere(IUnitCarrier carrier, string job, string request, IPartFormat<TPart> format) =>
        new Carried(carrier, job, request, format);

    /// <summary>Does a unit once.</summary>
    public abstract Task<TPart> DoAsync(WorkUnit unit, CancellationToken cancellation);

    /// <summary>Whether an error is the unit's, which may be tried again, and not the place's.</summary>
    public abstract bool IsOfTheUnit(Exception error);

    private sealed class Process(Func<WorkUnit, CancellationToken, TPart> run, int threads) : UnitPlace<TPart>
    {
        private readonly TaskFactory factory =
            new(new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler);

        public override int Capacity => threads;

        public override Task<TPart> DoAsync(WorkUnit unit, CancellationToken cancellation) =>
            factory.StartNew(() => run(unit, cancellation), cancellation);

        public override bool IsOfTheUnit(Exception error) => true;
    }

    private sealed class Carried(IUnitCarrier carrier, string job, string request, IPartFormat<TPart> format) : UnitPlace<TPart>
    {
        public override int Capacity => carrier.Capacity;

        public override async Task<TPart> DoAsync(WorkUnit unit, CancellationToken cancellation)
        {
            byte[] part = await carrier.CarryAsync(new(job, request, unit), cancellation).ConfigureAwait(false);
            try
            {
                return format.Read(new MemoryStream(part, writable: false));
            }
            catch (InvalidDataException error)
            {
                throw new UnitLostException(error.Message, error);
            }
        }

        public override bool IsOfTheUnit(Exception error) => error is UnitLostException;
    }
}
