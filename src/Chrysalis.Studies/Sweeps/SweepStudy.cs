using Chrysalis.Foundation.Progress;
using Chrysalis.Jobs;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Training;

namespace Chrysalis.Studies.Sweeps;

/// <summary>Trains one persona with several seeds, to see what chance does to a training.</summary>
public static class SweepStudy
{
    /// <summary>
    /// Trains each seed, or goes on with it. The weights are those of the same training with that seed by itself, whoever trains.
    /// </summary>
    /// <param name="request">The trainings.</param>
    /// <param name="carrier">Has seeds trained elsewhere; null trains them here, one after the other.</param>
    /// <param name="steps">Told of each step of a training here, or of each seed that is trained elsewhere.</param>
    /// <param name="cancellation">Stops; what is trained is kept, and the same call goes on from there.</param>
    /// <exception cref="JobException">Trainings failed; the others were done first.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static SweepFindings Run(
        SweepRequest request, IUnitCarrier? carrier, IProgress<WorkProgress> steps, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(steps);
        request = Whole(request);
        if (carrier is null)
            return Here(request, steps, null, cancellation);
        var runner = new JobRunner(new() { Stage = "seeds" }, carrier);
        return SweepFindings.Of(request, runner.Run(new SweepJob(request), request, progress: steps, cancellation: cancellation));
    }

    /// <summary>Adds trainings to what a process does for others.</summary>
    /// <param name="jobs">What it does.</param>
    /// <param name="require">Refuses files and folders that those who ask may not name.</param>
    public static void Offer(CarriedJobs jobs, Action<IEnumerable<string>> require)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        ArgumentNullException.ThrowIfNull(require);
        jobs.Add<SweepRequest, SeedTraining, IReadOnlyList<SeedTraining>>(SweepJob.JobName, SweepJob.Asked, asked =>
        {
            TrainingRequest training = asked.Training;
            require([.. training.Videos, training.PersonaFolder, .. new[] { training.From, training.CacheFolder }.OfType<string>()]);
            return new SweepJob(asked);
        });
    }

    /// <summary>Trains here, by the family that the request names unless another trainer is given.</summary>
    internal static SweepFindings Here(
        SweepRequest request, IProgress<WorkProgress> steps, ITrains? trainer, CancellationToken cancellation)
    {
        var job = new SweepJob(
            request,
            (seed, step) => steps.Report(new(
                FormattableString.Invariant($"seed {seed}: {step.Stage}"), step.Done, step.Total, step.Loss, step.Message)),
            trainer);
        return SweepFindings.Of(request, new JobRunner(new() { Threads = 1, Tries = 1 }).Run(job, request, cancellation: cancellation));
    }

    /// <summary>The request as it means the same everywhere: by whole paths, and with one number type for all seeds.</summary>
    private static SweepRequest Whole(SweepRequest request)
    {
        if (request.Seeds.Count == 0 || request.Seeds.Distinct().Count() != request.Seeds.Count)
            throw new TrainingException("A sweep takes at least one seed, and each once.") { Settings = [nameof(SweepRequest.Seeds)] };
        TrainingRequest training = request.Training;
        return request with
        {
            Training = training with
            {
                Videos = [.. training.Videos.Select(Path.GetFullPath)],
                PersonaFolder = Path.GetFullPath(training.PersonaFolder),
                From = training.From is { } from ? Path.GetFullPath(from) : null,
                CacheFolder = training.CacheFolder is { } cache ? Path.GetFullPath(cache) : null,
                Precision = training.Precision
                    ?? TrainingPrecision.Of(request.Seeds.Select(seed => request.Of(seed).PersonaFolder), training.Device),
            },
        };
    }
}
