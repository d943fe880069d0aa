namespace Chrysalis.Studies.Generations;

/// <summary>Makes videos, each by a program of its own: so that no family pays for another's memory or start.</summary>
public interface ISpeechMaker
{
    /// <summary>Makes one.</summary>
    /// <exception cref="Foundation.Errors.ChrysalisException">It could not be made.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    SpokenClip Speak(SpeechOrder order, CancellationToken cancellation);
}
