using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Talking.VolumeRendering.Speaking;

/// <summary>One speech of a head in space.</summary>
/// <param name="model">The head.</param>
/// <param name="scene">The scene.</param>
/// <param name="paint">Paints a frame: where the head is to be, and what moves it.</param>
internal sealed class HeadSession(HeadModel model, SpeakingScene scene, HeadSession.Painter paint) : ISpeakingSession
{
    private bool disposed;

    /// <summary>Paints a frame.</summary>
    /// <param name="frame">The frame of the scene.</param>
    /// <param name="motion">How the head is to be held.</param>
    /// <param name="codes">What moves it.</param>
    public delegate Painted Painter(SceneFrame frame, HeadMotion motion, float[] codes);

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
        foreach (SceneFrame[] batch in GrowingBatches.Of(frames, HeadModel.FramesABatch))
        {
            float[] mouths = model.Hear(track, (int)batch[0].Index, batch.Length);
            foreach ((int i, SceneFrame frame) in batch.Index())
            {
                cancellation.ThrowIfCancellationRequested();
                ObjectDisposedException.ThrowIf(disposed, this);
                HeadMotion motion = scene.Motion.At(frame.Index / rate);
                yield return paint(
                    frame, motion, model.Codes(mouths.AsSpan(i * HeadCodes.Mouth, HeadCodes.Mouth), motion.EyeClosure));
            }
        }
    }
}
