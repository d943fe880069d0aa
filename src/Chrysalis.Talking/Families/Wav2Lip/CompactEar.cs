using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>What the compact generator hears with, and a linear reading of the mouth's shape off it.</summary>
internal sealed class CompactEar : Module
{
    private readonly CompactSpeech speech = new();
    private readonly MouthShapeHead shape;

    public CompactEar(int landmarkValues) : base(nameof(CompactEar))
    {
        shape = new MouthShapeHead(CompactSpeech.Values, landmarkValues);
        RegisterComponents();
    }

    /// <summary>The ear.</summary>
    public CompactSpeech Speech => speech;

    /// <summary>The reading.</summary>
    public MouthShapeHead Shape => shape;

    /// <summary>Mean over segments of the correlation between the opening heard and the real one.</summary>
    public double OpeningCorrelation(IReadOnlyList<ClipSegment> segments, WindowBatch batch)
    {
        using var _ = no_grad();
        var correlations = new List<double>();
        foreach (ClipSegment segment in segments)
        {
            using var scope = NewDisposeScope();
            (PreparedClip Clip, int Frame)[] frames = [.. Enumerable.Range(segment.Start, segment.Length).Select(t => (segment.Clip, t))];
            Tensor heard = shape.Opening(speech.call(batch.GeneratorMel(frames)));
            Tensor real = tensor(segment.Clip.ReadOpening(segment.Start, segment.Length)).to(heard.device);
            Tensor both = corrcoef(stack([heard, real]));
            double correlation = both[0, 1].item<float>();
            if (double.IsFinite(correlation))
                correlations.Add(correlation);
        }

        return correlations.Count > 0 ? correlations.Average() : 0;
    }
}
