using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.VolumeRendering.Official;

/// <summary>One speech of a published network, frame by frame.</summary>
/// <param name="listen">Hears the speech; what it gives renders the frame of a number.</param>
internal sealed class OfficialSession(Func<ISpeechSource, CancellationToken, Func<long, CancellationToken, Frame>> listen)
    : ISpeakingSession
{
    private bool disposed;

    /// <inheritdoc/>
    public IEnumerable<Painted> Paint(ISpeechSource speech, IEnumerable<SceneFrame> scene, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(speech);
        ArgumentNullException.ThrowIfNull(scene);
        ObjectDisposedException.ThrowIf(disposed, this);
        return Frames(speech, scene, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => disposed = true;

    private IEnumerable<Painted> Frames(ISpeechSource speech, IEnumerable<SceneFrame> scene, CancellationToken cancellation)
    {
        Func<long, CancellationToken, Frame> render = listen(speech, cancellation);
        foreach (SceneFrame frame in scene)
        {
            cancellation.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(disposed, this);
            yield return new WholePainted(render(frame.Index, cancellation));
        }
    }
}
