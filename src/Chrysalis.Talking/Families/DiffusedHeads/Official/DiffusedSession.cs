using Chrysalis.Foundation.Random;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speech;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Official;

/// <summary>One speech of the published network. Each frame has random numbers of its own, made of the seed and its number.</summary>
/// <param name="frames">Draws the frames; disposed with the session.</param>
/// <param name="listen">Hears the speech.</param>
/// <param name="seed">The seed.</param>
/// <param name="painting">Hears how many frames are painted, parts of one too; null for nobody.</param>
internal sealed class DiffusedSession(
    DiffusedFrames frames, Func<ISpeechSource, CancellationToken, SpeechEmbeddings> listen, ulong seed, IProgress<double>? painting)
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
    public void Dispose()
    {
        if (!disposed)
            frames.Dispose();
        disposed = true;
    }

    private IEnumerable<Painted> Frames(ISpeechSource speech, IEnumerable<SceneFrame> scene, CancellationToken cancellation)
    {
        SpeechEmbeddings heard = listen(speech, cancellation);
        foreach (SceneFrame frame in scene)
        {
            cancellation.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(disposed, this);
            using var random = new Generator(Seed.Of(seed).For("diffused").For(frame.Index).Value);
            yield return new WholePainted(
                frames.Next(heard, frame.Index, random, share => painting?.Report(frame.Index + share), cancellation));
        }
    }
}
