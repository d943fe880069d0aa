using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Benchmarks.Speaking;

/// <summary>Hands every crop back: what speaking costs without a model.</summary>
internal sealed class EchoHead : ITalkingHead
{
    public FrameRate FrameRate => new(25);

    public CropGeometry Crop => new(112, 0, 1.25f, 2.2f);

    public IReadOnlyList<Frame>? RenderOwnFootage() => null;

    public IEnumerable<Frame?> Speak(Waveform speech, IEnumerable<Frame?> crops, CancellationToken cancellation = default) => crops;

    public void Dispose()
    {
        // Nothing is held.
    }
}
