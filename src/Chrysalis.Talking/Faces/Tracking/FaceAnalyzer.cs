using Chrysalis.Foundation.Lifetimes;
using Chrysalis.Talking.Faces.Detection;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Faces.Tracking;

/// <summary>Finds and follows one face through a video. One sequence at a time: not for use from several threads.</summary>
public sealed class FaceAnalyzer : IDisposable
{
    private readonly FaceAnalyzerOptions options;
    private readonly FaceDetector detector;
    private readonly FaceMesh mesh;
    private readonly Lifetime lifetime;

    /// <summary>Loads the networks.</summary>
    /// <exception cref="FaceException">The model files are not installed or damaged.</exception>
    public FaceAnalyzer(FaceAnalyzerOptions? options = null)
    {
        this.options = options ?? new();
        ArgumentOutOfRangeException.ThrowIfLessThan(this.options.Threads, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(this.options.MostBridgedFrames, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(this.options.SmoothingRadius, nameof(options));
        detector = new(this.options.Threads);
        mesh = new(this.options.Threads);
        lifetime = new(typeof(FaceAnalyzer), Unload);
    }

    /// <summary>
    /// One result a frame, in order: the face, or null where none was found. Results lag behind the frames taken by
    /// up to <see cref="FaceAnalyzerOptions.SmoothingRadius"/> + <see cref="FaceAnalyzerOptions.MostBridgedFrames"/> + 1;
    /// a frame is not kept after it was taken.
    /// </summary>
    /// <param name="frames">The video.</param>
    /// <param name="selection">Which face, wherever a face must be (re)found.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <exception cref="FaceException">The chosen face's number is higher than the faces there are.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IEnumerable<TrackedFace?> Analyze(IEnumerable<Frame> frames, FaceSelection selection, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frames);
        lifetime.Require();
        return Follow(frames, selection, cancellation);
    }

    /// <summary>All results at once.</summary>
    /// <inheritdoc cref="Analyze"/>
    public FaceTrack AnalyzeAll(IEnumerable<Frame> frames, FaceSelection selection, CancellationToken cancellation = default) =>
        new(PackedFaceList.From(Analyze(frames, selection, cancellation)));

    /// <summary>Each frame with its face, in order; a frame is kept until its face is known, so its pixels must stay its own.</summary>
    /// <inheritdoc cref="Analyze"/>
    public IEnumerable<(Frame Frame, TrackedFace? Face)> AnalyzeFrames(
        IEnumerable<Frame> frames, FaceSelection selection, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frames);
        lifetime.Require();
        var waiting = new Queue<Frame>();
        IEnumerable<Frame> Keep()
        {
            foreach (Frame frame in frames)
            {
                waiting.Enqueue(frame);
                yield return frame;
            }
        }

        return Analyze(Keep(), selection, cancellation).Select(face => (waiting.Dequeue(), face));
    }

    /// <inheritdoc/>
    public void Dispose() => lifetime.End();

    private void Unload()
    {
        detector.Dispose();
        mesh.Dispose();
    }

    private IEnumerable<TrackedFace?> Follow(IEnumerable<Frame> frames, FaceSelection selection, CancellationToken cancellation)
    {
        var tracker = new FaceTracker(detector, mesh, selection);
        var smoother = new TrackSmoother(options.SmoothingRadius, options.MostBridgedFrames);
        foreach (Frame frame in frames)
        {
            cancellation.ThrowIfCancellationRequested();
            using (lifetime.Hold())
                smoother.Add(tracker.Next(frame));
            while (smoother.TryTake(ended: false, out TrackedFace? face))
                yield return face;
        }

        while (smoother.TryTake(ended: true, out TrackedFace? face))
            yield return face;
    }
}
