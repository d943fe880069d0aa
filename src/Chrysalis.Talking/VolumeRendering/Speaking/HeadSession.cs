using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Talking.VolumeRendering.Speaking;

/// <summary>One speech of a head in space.</summary>
internal sealed class HeadSession(HeadModel model, SpeakingScene scene) : ISpeakingSession
{
    private bool disposed;

    /// <inheritdoc/>
    public IEnumerable<Painted> Paint(ISpeechSource speech, IEnumerable<SceneFrame> frames, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(speech);
        ArgumentNullException.ThrowIfNull(frames);
        ObjectDisposedException.ThrowIf(disposed, this);
        return Frames(speech, frames, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => disposed = true;

    private IEnumerable<Painted> Frames(ISpeechSource speech, IEnumerable<SceneFrame> frames, CancellationToken cancellation)
    {
        SpeechTrack track = model.Speech.Listen(speech.ReadToEnd(cancellation));
        double rate = model.Traits.FrameRate.PerSecond;
        foreach (SceneFrame[] batch in frames.Chunk(HeadModel.FramesABatch))
        {
            float[] mouths = model.Hear(track, (int)batch[0].Index, batch.Length);
            foreach ((int i, SceneFrame frame) in batch.Index())
            {
                cancellation.ThrowIfCancellationRequested();
                ObjectDisposedException.ThrowIf(disposed, this);
                HeadMotion motion = scene.Motion.At(frame.Index / rate);
                float[] codes = model.Codes(mouths.AsSpan(i * HeadCodes.Mouth, HeadCodes.Mouth), motion.EyeClosure);
                yield return new WholePainted(model.Render(model.Stance.At(motion), codes));
            }
        }
    }
}
