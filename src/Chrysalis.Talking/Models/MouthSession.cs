using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Models;

/// <summary>
/// A session of a model that hears the whole speech first and then paints crops in batches. Frames without a face pass through. Not for use
/// from several threads at once.
/// </summary>
/// <param name="framesABatch">Most frames taken at once, at least 1; the first batches are smaller.</param>
public abstract class MouthSession(int framesABatch) : ISpeakingSession
{
    private bool disposed;

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The session is disposed of.</exception>
    public IEnumerable<Painted> Paint(ISpeechSource speech, IEnumerable<SceneFrame> scene, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(speech);
        ArgumentNullException.ThrowIfNull(scene);
        ObjectDisposedException.ThrowIf(disposed, this);
        return Batches(speech, scene, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!disposed)
            Dispose(true);
        disposed = true;
        GC.SuppressFinalize(this);
    }

    /// <summary>Hears the speech, before the first batch.</summary>
    protected abstract void Hear(Waveform speech);

    /// <summary>Paints the faces of a batch, one picture a crop, in order.</summary>
    protected abstract IReadOnlyList<Frame> Paint(CropBatch batch);

    /// <summary>Frees what the session holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    private IEnumerable<Painted> Batches(ISpeechSource speech, IEnumerable<SceneFrame> scene, CancellationToken cancellation)
    {
        Hear(speech.ReadToEnd(cancellation));
        long first = 0;
        foreach (SceneFrame[] frames in GrowingBatches.Of(scene, framesABatch))
        {
            cancellation.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(disposed, this);
            foreach (Painted painted in Paint(frames, first))
                yield return painted;
            first += frames.Length;
        }
    }

    private Painted[] Paint(SceneFrame[] frames, long first)
    {
        var painted = new Painted[frames.Length];
        Array.Fill(painted, PassedThrough.Instance);
        int[] seen = [.. Enumerable.Range(0, frames.Length).Where(i => frames[i].Crop is not null)];
        if (seen.Length == 0)
            return painted;
        IReadOnlyList<Frame> pictures = Paint(new CropBatch(first, frames.Length, seen, [.. seen.Select(i => frames[i].Crop!)]));
        for (int i = 0; i < seen.Length; i++)
            painted[seen[i]] = new MouthPainted(pictures[i]);
        return painted;
    }
}
