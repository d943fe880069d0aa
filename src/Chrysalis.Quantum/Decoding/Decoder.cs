namespace Chrysalis.Quantum.Decoding;

/// <summary>
/// Turns the detection events of a shot into a prediction of the observables that flipped. A decoder of one's own derives from this
/// class and works wherever those of this library do. Not safe for several threads: each takes its own <see cref="Fork"/>. What a
/// decoder answers must not depend on earlier shots, so that results are the same for any number of threads.
/// </summary>
public abstract class Decoder
{
    private const int WordBits = 64;

    /// <summary>Begins a decoder.</summary>
    /// <param name="detectors">Detectors of the model that is decoded, at least 0.</param>
    /// <param name="observables">Its observables, at least 0.</param>
    protected Decoder(int detectors, int observables)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(detectors);
        ArgumentOutOfRangeException.ThrowIfNegative(observables);
        (DetectorCount, ObservableCount) = (detectors, observables);
    }

    /// <summary>Detectors of the model: events are numbers from 0 to one less.</summary>
    public int DetectorCount { get; }

    /// <summary>Observables of the model.</summary>
    public int ObservableCount { get; }

    /// <summary>Words of a prediction, 64 observables each.</summary>
    public int ObservableWords => (ObservableCount + WordBits - 1) / WordBits;

    /// <summary>Predicts the observables that flipped.</summary>
    /// <param name="events">The detectors that fired, each at most once, in any order.</param>
    /// <param name="observables">Receives the prediction, <see cref="ObservableWords"/> words: observable o is bit o % 64 of word o / 64.
    /// Every word is to be written; what stood there before is of an earlier shot.</param>
    /// <exception cref="DecodingException">No set of errors explains the events, or an event is no detector of the model
    /// or stands twice.</exception>
    public abstract void Predict(ReadOnlySpan<int> events, Span<ulong> observables);

    /// <summary>A decoder of the same kind and settings with working memory of its own.</summary>
    public abstract Decoder Fork();
}
