using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Tests.Speaking;

/// <summary>Lets a model of mouths paint crops without a video around them.</summary>
internal static class SessionExtensions
{
    /// <summary>One picture a crop; null where nothing was painted.</summary>
    public static IEnumerable<Frame?> Speak(
        this ITalkingModel model, Waveform speech, IEnumerable<Frame?> crops, CancellationToken cancellation)
    {
        using ISpeakingSession session = model.Begin(
            new(new(720, 576), model.Traits.FrameRate) { Crop = model.Traits.Mouth!.Crop }, seed: 0);
        foreach (Painted painted in session.Paint(
            new WaveformSource(speech), crops.Select((crop, i) => new SceneFrame(i, null, null, crop)), cancellation))
            yield return (painted as MouthPainted)?.Crop;
    }
}
