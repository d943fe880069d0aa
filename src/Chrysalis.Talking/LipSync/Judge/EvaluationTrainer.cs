using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Training;

namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>Footage to the weights of a compact judge of lip sync.</summary>
public static class EvaluationTrainer
{
    /// <summary>Pictures are not used here; the same size as the families' shares their prepared footage.</summary>
    private const int PictureLongEdgePx = 480;

    /// <summary>
    /// Trains or resumes a judge in <see cref="TrainingRequest.PersonaFolder"/> and writes <c>judge.safetensors</c> there; returns
    /// when the goal is reached, or when it is stopped: its checkpoint is then saved. The preset is not read: there is one.
    /// </summary>
    /// <exception cref="FootageException">The footage cannot be used.</exception>
    /// <exception cref="TrainingException">An unfinished training in the folder is another's.</exception>
    /// <exception cref="MediaException">A file cannot be read or has no sound.</exception>
    public static TrainingResult Train(TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(progress);
        var run = new TrainingRun(request, progress);
        using PreparedFootage footage = new FootagePreparation(
            EvaluationCompactNet.Crop, new FrameRate(EvaluationEmbedder.FramesPerSecond), PictureLongEdgePx, request.CacheFolder)
            .Prepare(request.Videos, new FootageProgress(progress), cancellation);
        return run.Run(new EvaluationPlan(new EvaluationRecipe(), footage), cancellation);
    }
}
