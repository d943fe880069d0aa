using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Tests.Speaking;

/// <summary>
/// Paints each crop in one colour: red counts painted frames (modulo 256), green is the crop's own middle pixel's red.
/// Takes crops in batches, as a network would.
/// </summary>
internal sealed class FakeHead(FrameRate rate, int batch = 1) : ITalkingHead
{
    public FrameRate FrameRate => rate;

    public CropGeometry Crop { get; init; } = new(32, 0, 1.15f, 2.4f);

    public IReadOnlyList<Frame>? OwnFootage { get; init; }

    /// <summary>Runs before each painted frame; throws or waits in tests.</summary>
    public Action<int> BeforePainting { get; init; } = _ => { };

    public int OwnFootageRenderings { get; private set; }

    public bool Disposed { get; private set; }

    public Waveform? Heard { get; private set; }

    public IReadOnlyList<Frame>? RenderOwnFootage()
    {
        OwnFootageRenderings++;
        return OwnFootage;
    }

    public IEnumerable<Frame?> Speak(Waveform speech, IEnumerable<Frame?> crops, CancellationToken cancellation = default)
    {
        Heard = speech;
        int painted = 0;
        foreach (Frame?[] group in crops.Chunk(batch))
            foreach (Frame? crop in group)
            {
                cancellation.ThrowIfCancellationRequested();
                BeforePainting(painted);
                yield return crop is null ? null : Paint(crop, painted);
                painted++;
            }
    }

    public void Dispose() => Disposed = true;

    private static Frame Paint(Frame crop, int painted)
    {
        var frame = new Frame(crop.Width, crop.Height);
        byte green = crop.Rgb[crop.Rgb.Length / 2 / 3 * 3];
        for (int i = 0; i < frame.Rgb.Length; i += 3)
            (frame.Rgb[i], frame.Rgb[i + 1], frame.Rgb[i + 2]) = ((byte)painted, green, 0);
        return frame;
    }
}
