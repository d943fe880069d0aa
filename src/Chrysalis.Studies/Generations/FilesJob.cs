using Chrysalis.Jobs;
using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Studies.Generations;

/// <summary>
/// Asks whoever measures whether the files of a comparison are there and may be read: before videos are made for many minutes, not after.
/// </summary>
internal sealed class FilesJob(FilesRequest request) : ICarriedJob<FilesRequest, bool, bool>
{
    /// <summary>The name of the job.</summary>
    public const string JobName = "talk compare files";

    /// <summary>How requests travel.</summary>
    public static IPartFormat<FilesRequest> Asked { get; } = new JsonPartFormat<FilesRequest>();

    /// <inheritdoc/>
    public string Name => JobName;

    /// <inheritdoc/>
    public IPartFormat<FilesRequest> RequestFormat => Asked;

    /// <inheritdoc/>
    public IPartFormat<bool> Format { get; } = new JsonPartFormat<bool>();

    /// <inheritdoc/>
    public IEnumerable<WorkUnit> Units(FilesRequest asked) =>
        Enumerable.Range(0, asked.Times).Select(i => new WorkUnit("the files", i, default));

    /// <inheritdoc/>
    /// <exception cref="EvaluationException">One is not there.</exception>
    public bool Run(WorkUnit unit, CancellationToken cancellation) =>
        request.Paths.FirstOrDefault(path => !Path.Exists(path)) is not { } missing ? true
            : throw new EvaluationException($"'{missing}' is not there for a worker: it must find the files of a comparison under the same "
                + "paths as whoever asks.");

    /// <inheritdoc/>
    public bool Merge(FilesRequest asked, IEnumerable<bool> parts) => parts.All(part => part);
}
