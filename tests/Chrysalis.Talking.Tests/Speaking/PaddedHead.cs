using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Tests.Speaking;

/// <summary>A head whose family wants 10 pixels more below the chin.</summary>
internal sealed class PaddedHead(ITalkingHead head) : ITalkingHead
{
    public FrameRate FrameRate => head.FrameRate;

    public CropGeometry Crop => head.Crop;

    public Edges Pads => new(0, 10, 0, 0);

    public IReadOnlyList<Frame>? RenderOwnFootage() => null;

    public IEnumerable<Frame?> Speak(Waveform speech, IEnumerable<Frame?> crops, CancellationToken cancellation = default) =>
        head.Speak(speech, crops, cancellation);

    public void Dispose() => head.Dispose();
}
