namespace Chrysalis.Talking.Models;

/// <summary>
/// A loaded model: weights and traits, read-only. It may speak any number of times; whatever belongs to one speech (its seed, its state,
/// its buffers) lives in the session.
/// </summary>
public interface ITalkingModel : IDisposable
{
    /// <summary>What the model needs and what it gives; the same at every call.</summary>
    ModelTraits Traits { get; }

    /// <summary>Begins one speech.</summary>
    /// <param name="scene">What is known of the scene before its first frame.</param>
    /// <param name="seed">Where the model draws; the same seed, speech and scene give the same frames.</param>
    ISpeakingSession Begin(SpeakingScene scene, ulong seed);
}
