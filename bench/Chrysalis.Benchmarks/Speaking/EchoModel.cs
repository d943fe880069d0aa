using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Benchmarks.Speaking;

/// <summary>Hands every crop back: what speaking costs without a model.</summary>
internal sealed class EchoModel : ITalkingModel, ISpeakingSession
{
    public ModelTraits Traits { get; } = new() { FrameRate = new(25), Mouth = new(new(112, 0, 1.25f, 2.2f)) };

    public ISpeakingSession Begin(SpeakingScene scene, ulong seed) => this;

    public IEnumerable<Painted> Paint(ISpeechSource speech, IEnumerable<SceneFrame> scene, CancellationToken cancellation) =>
        scene.Select(frame => frame.Crop is { } crop ? (Painted)new MouthPainted(crop) : PassedThrough.Instance);

    public void Dispose()
    {
        // Nothing is held.
    }
}
