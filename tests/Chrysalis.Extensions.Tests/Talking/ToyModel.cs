using Chrysalis.Talking.Models;

namespace Chrysalis.Extensions.Tests.Talking;

/// <summary>Has no weights; paints 48x32 at 20 frames a second, and hears 10 ms ahead.</summary>
internal sealed class ToyModel : ITalkingModel
{
    public ModelTraits Traits { get; } =
        new() { FrameRate = new(20), Size = new(48, 32), KeepsState = true, LookAhead = TimeSpan.FromMilliseconds(10) };

    public ISpeakingSession Begin(SpeakingScene scene, ulong seed) => new ToySession(scene, seed);

    public void Dispose()
    {
    }
}
