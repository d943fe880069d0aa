namespace Chrysalis.Talking.Speech;

/// <summary>Speech as it comes: a file, an array, a pipe, a microphone, a voice. It is read once, by one thread.</summary>
public interface ISpeechSource
{
    /// <summary>Samples a second.</summary>
    int RateHz { get; }

    /// <summary>The next samples, nominally within [-1, 1]; waits until there is at least one.</summary>
    /// <param name="block">Takes them; not empty.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>How many were written, from the block's start; 0 when the speech has ended.</returns>
    /// <exception cref="OperationCanceledException">The waiting was ended.</exception>
    int Read(Span<float> block, CancellationToken cancellation);
}
