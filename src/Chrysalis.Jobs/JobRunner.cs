using System.Text;
using Chrysalis.Foundation.Progress;

namespace Chrysalis.Jobs;

/// <summary>
/// Runs jobs, in this process or where a carrier takes them. Parts reach the merge in the order of the units, whatever the threads do, and
/// are not kept in memory after it: the result is the same for any number of threads, here or elsewhere, with or without a store, and after
/// any number of interruptions. May be shared between threads.
/// </summary>
/// <param name="options">How; null for the defaults.</param>
/// <param name="carrier">Has units of carried jobs done elsewhere; null does all of them in this process.</param>
public sealed class JobRunner(JobOptions? options = null, IUnitCarrier? carrier = null)
{
    private readonly JobOptions options = options ?? new();

    /// <summary>Does a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="store">Where parts are kept, and taken from when they are already there; null keeps none.</param>
    /// <param name="progress">Told after each unit; null for nobody.</param>
    /// <param name="cancellation">Ends it; what is done stays in the store.</param>
    /// <exception cref="JobException">Units failed each time they were tried; the others were done first.</exception>
    /// <exception cref="ArgumentException">There is a carrier, and the job is no <see cref="ICarriedJob{TRequest, TPart, TResult}"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public TResult Run<TRequest, TPart, TResult>(
        IJob<TRequest, TPart, TResult> job,
        TRequest request,
        PartStore<TPart>? store = null,
        IProgress<WorkProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        var run = new JobRun<TPart>(PlaceOf(job, request), store, options.Tries, cancellation);
        var meter = new UnitMeter(options.Stage, progress);
        foreach (WorkUnit unit in job.Units(request))
            meter.Expect(isKept: store?.Has(unit) == true);
        meter.Begin();
        var failures = new List<UnitFailure>();
        TResult result = job.Merge(request, Parts());
        return failures.Count == 0 ? result : throw new JobException(failures);

        IEnumerable<TPart> Parts()
        {
            foreach (UnitOutcome<TPart> outcome in run.Outcomes(job.Units(request)))
            {
                meter.Done(outcome.IsKept);
                if (outcome.Failure is { } failure)
                    failures.Add(failure);
                else
                    yield return outcome.Part!;
            }

            // No result is made of some of the parts.
            if (failures.Count > 0)
                throw new JobException(failures);
        }
    }

    private UnitPlace<TPart> PlaceOf<TRequest, TPart, TResult>(IJob<TRequest, TPart, TResult> job, TRequest request) => carrier is null
        ? UnitPlace<TPart>.Here(job.Run, options.Threads)
        : job is ICarriedJob<TRequest, TPart, TResult> carried
        ? UnitPlace<TPart>.Elsewhere(carrier, carried.Name, Text(carried.RequestFormat, request), carried.Format)
        : throw new ArgumentException($"{job.GetType().Name} is not carried: run it without a carrier.", nameof(job));

    private static string Text<TRequest>(IPartFormat<TRequest> format, TRequest request)
    {
        using var stream = new MemoryStream();
        format.Write(stream, request);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
