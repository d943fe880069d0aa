using Chrysalis.Jobs;
using Chrysalis.Talking.Families;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Training;

namespace Chrysalis.Studies.Sweeps;

/// <summary>
/// Trainings, one seed a unit. A unit that was stopped goes on from its last checkpoint wherever it is done next; should two ever do it at
/// once, both walk the same steps.
/// </summary>
/// <param name="request">The trainings.</param>
/// <param name="steps">Told of each step of a training here, beside its seed; null for nobody.</param>
/// <param name="trainer">Trains; null for the family that the request names.</param>
internal sealed class SweepJob(SweepRequest request, Action<int, TrainingProgress>? steps = null, ITrains? trainer = null)
    : ICarriedJob<SweepRequest, SeedTraining, IReadOnlyList<SeedTraining>>
{
    /// <summary>The name of the job. The number goes up when the same request would give other weights.</summary>
    public const string JobName = "talk train 1";

    private readonly ITrains family = trainer ?? TalkingFamilies.Get(request.Family) as ITrains
        ?? throw new TrainingException($"The family '{request.Family}' learns nothing: take one that does.");

    /// <summary>How requests travel.</summary>
    public static IPartFormat<SweepRequest> Asked { get; } = new JsonPartFormat<SweepRequest>();

    /// <inheritdoc/>
    public string Name => JobName;

    /// <inheritdoc/>
    public IPartFormat<SweepRequest> RequestFormat => Asked;

    /// <inheritdoc/>
    public IPartFormat<SeedTraining> Format { get; } = new JsonPartFormat<SeedTraining>();

    /// <inheritdoc/>
    public IEnumerable<WorkUnit> Units(SweepRequest asked) =>
        asked.Seeds.Select((seed, i) => new WorkUnit(FormattableString.Invariant($"seed {seed}"), i, default));

    /// <inheritdoc/>
    public SeedTraining Run(WorkUnit unit, CancellationToken cancellation)
    {
        if (unit.Index < 0 || unit.Index >= request.Seeds.Count)
            throw new TrainingException($"'{unit}' is no training of this sweep: ask with the same version.");
        int seed = request.Seeds[(int)unit.Index];
        TrainingRequest training = request.Of(seed);
        TrainingResult result = family.Train(training, new Told(step => steps?.Invoke(seed, step)), cancellation);
        if (!result.Finished)
            cancellation.ThrowIfCancellationRequested();
        return new(seed, training.PersonaFolder, result.Steps, result.Figures);
    }

    /// <inheritdoc/>
    public IReadOnlyList<SeedTraining> Merge(SweepRequest asked, IEnumerable<SeedTraining> parts) => [.. parts];

    private sealed class Told(Action<TrainingProgress> told) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => told(value);
    }
}
