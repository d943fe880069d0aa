using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Tests.Speaking;

/// <summary>Renders blank frames at 25 frames a second and keeps how its head was to be held in each.</summary>
internal sealed class TurningModel(HeadTraits head) : ITalkingModel
{
    public ModelTraits Traits { get; } = new() { FrameRate = new(25), Size = new(32, 32), Head = head };

    public List<HeadMotion> Heads { get; } = [];

    public ISpeakingSession Begin(SpeakingScene scene, ulong seed) => new Session(this, scene);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Session(TurningModel model, SpeakingScene scene) : ISpeakingSession
    {
        public IEnumerable<Painted> Paint(ISpeechSource speech, IEnumerable<SceneFrame> frames, CancellationToken cancellation)
        {
            foreach (SceneFrame frame in frames)
            {
                model.Heads.Add(scene.Motion.At(frame.Index / 25.0));
                yield return new WholePainted(new Frame(32, 32));
            }
        }

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
