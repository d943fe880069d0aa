using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Talking.Comparison;

/// <summary>
/// How sets of generated mouths lie beside the real ones, over what a network that recognises faces sees in them: the Fréchet distance
/// (Heusel 2017, with other features), precision and recall. Few mouths make the distance larger: only distances over equally many compare.
/// Not for use from several threads at once.
/// </summary>
public sealed class MouthDistance : IDisposable
{
    // Neighbouring frames add little but time.
    private const int EveryFrames = 2;

    // Recall compares each with each.
    private const int MostMembers = 1500;

    private readonly MouthFeatures features;
    private readonly FeatureMoments real;
    private readonly List<float[]> realMembers;
    private bool disposed;

    /// <summary>Sees the real mouths.</summary>
    /// <param name="videos">The real videos.</param>
    /// <exception cref="Media.MediaException">A file cannot be read.</exception>
    /// <exception cref="Faces.FaceException">The face models are not installed.</exception>
    public MouthDistance(IEnumerable<string> videos)
    {
        ArgumentNullException.ThrowIfNull(videos);
        features = new();
        real = new(MouthFeatures.Size);
        realMembers = See(videos, real);
    }

    /// <summary>The mouths in videos beside the real ones; null with too few on either side.</summary>
    /// <exception cref="Media.MediaException">A file cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed of.</exception>
    public (double? Distance, MouthManifold? Manifold) To(IEnumerable<string> videos)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        ArgumentNullException.ThrowIfNull(videos);
        using var generated = new FeatureMoments(MouthFeatures.Size);
        List<float[]> members = See(videos, generated);
        return (
            generated.Count < 2 || real.Count < 2 ? null : FrechetDistance.Between(generated, real),
            MouthManifold.Of(Spread(realMembers), Spread(members)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        disposed = true;
        features.Dispose();
        real.Dispose();
    }

    private List<float[]> See(IEnumerable<string> videos, FeatureMoments moments)
    {
        var members = new List<float[]>();
        foreach (string video in videos)
            features.AddVideo(video, EveryFrames, members, moments);
        return members;
    }

    /// <summary>As many as can be compared, spread evenly.</summary>
    private static List<float[]> Spread(List<float[]> members) => members.Count <= MostMembers ? members
        : [.. Enumerable.Range(0, MostMembers).Select(i => members[(int)((long)i * members.Count / MostMembers)])];
}
