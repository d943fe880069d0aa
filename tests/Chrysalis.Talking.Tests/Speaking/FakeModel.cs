using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Tests.Speaking;

/// <summary>
/// Paints each crop in one colour: red counts painted frames (modulo 256), green is the crop's own middle pixel's red.
/// Takes crops in batches, as a network would.
/// </summary>
internal sealed class FakeModel(FrameRate rate, int batch = 1) : ITalkingModel
{
    public ModelTraits Traits => new()
    {
        FrameRate = rate,
        Mouth = new(Crop),
        FramesABatch = batch,
        OwnFootage = OwnFootage is null ? null : new(new(OwnFootage[0].Width, OwnFootage[0].Height), first =>
        {
            OwnFootageRenderings++;
            return OwnFootage.Skip((int)first);
        }),
    };

    public CropGeometry Crop { get; init; } = new(32, 0, 1.15f, 2.4f);

    public IReadOnlyList<Frame>? OwnFootage { get; init; }

    /// <summary>Runs before each painted frame; throws or waits in tests.</summary>
    public Action<int> BeforePainting { get; init; } = _ => { };

    public int OwnFootageRenderings { get; private set; }

    public bool Disposed { get; private set; }

    public Waveform? Heard { get; private set; }

    public ISpeakingSession Begin(SpeakingScene scene, ulong seed) => new Session(this, batch);

    public void Dispose() => Disposed = true;

    private static Frame Paint(Frame crop, int painted)
    {
        var frame = new Frame(crop.Width, crop.Height);
        byte green = crop.Rgb[crop.Rgb.Length / 2 / 3 * 3];
        for (int i = 0; i < frame.Rgb.Length; i += 3)
            (frame.Rgb[i], frame.Rgb[i + 1], frame.Rgb[i + 2]) = ((byte)painted, green, 0);
        return frame;
    }

    private sealed class Session(FakeModel model, int batch) : ISpeakingSession
    {
        public IEnumerable<Painted> Paint(ISpeechSource speech, IEnumerable<SceneFrame> scene, CancellationToken cancellation)
        {
            model.Heard = speech.ReadToEnd(cancellation);
            int painted = 0;
            foreach (SceneFrame[] group in scene.Chunk(batch))
            {
                foreach (SceneFrame frame in group)
                {
                    cancellation.ThrowIfCancellationRequested();
                    model.BeforePainting(painted);
                    yield return frame.Crop is null ? PassedThrough.Instance : new MouthPainted(FakeModel.Paint(frame.Crop, painted));
                    painted++;
                }
            }
        }

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
