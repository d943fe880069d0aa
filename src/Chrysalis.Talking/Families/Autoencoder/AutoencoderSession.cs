using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>One speech of an autoencoder.</summary>
internal sealed class AutoencoderSession(AutoencoderModel model) : MouthSession(model.Traits.FramesABatch)
{
    private SpeechTrack? track;

    protected override void Hear(Waveform speech) => track = model.Latents.Listen(speech);

    protected override IReadOnlyList<Frame> Paint(CropBatch batch)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor seen = tensor(batch.Seen.Select(i => (long)i).ToArray()).to(model.Device);
        Tensor latents = model.Latents.At(track!, (int)batch.First, batch.Length).index_select(0, seen);
        Tensor reference = MouthReference.From(FrameTensor.FromFrames(batch.Crops, model.Device), model.Painted);
        Tensor pictures = model.Mouth.call(reference.to(model.Type), latents);
        return [.. Enumerable.Range(0, batch.Crops.Count).Select(i => FrameTensor.ToFrame(pictures[i]))];
    }
}
