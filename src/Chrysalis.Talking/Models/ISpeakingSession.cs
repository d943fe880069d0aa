using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Models;

/// <summary>One speech of one model. It is painted once, by one thread.</summary>
public interface ISpeakingSession : IDisposable
{
    /// <summary>
    /// Paints lazily and in order, one result a frame of the scene, so that memory does not grow with the length. It ends when the scene
    /// ends; where the scene has no end (a live speech), when the speech does.
    /// </summary>
    /// <param name="speech">The speech; frame i shows what is heard at i / <see cref="ModelTraits.FrameRate"/>.</param>
    /// <param name="scene">The frames at the model's rate, with what the traits ask for and nothing else.</param>
    /// <param name="cancellation">Stops between frames, and wakes a reader that waits for sound.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    IEnumerable<Painted> Paint(ISpeechSource speech, IEnumerable<SceneFrame> scene, CancellationToken cancellation);

    /// <summary>What the user is to be told once it is painted, a sentence each: for example that a mouth was covered.</summary>
    IReadOnlyList<string> Warnings => [];
}
