using Chrysalis.Talking.Media;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Cli.Demo;

/// <summary>One persona's part of the demo: what was made, and what was seen and heard in it.</summary>
/// <param name="Persona">Who speaks.</param>
/// <param name="Speech">The video.</param>
/// <param name="LoadTime">Time to load the model.</param>
/// <param name="PeakMemoryMb">Most memory held until the video was done, in units of 1,000,000 bytes.</param>
/// <param name="Moments">What the video shows and sounds like over time.</param>
/// <param name="Stills">Frames spread over the video, with their time.</param>
internal sealed record DemoScene(
    Persona Persona, SpeakResult Speech, TimeSpan LoadTime, long PeakMemoryMb, IReadOnlyList<DemoMoment> Moments, IReadOnlyList<(TimeSpan Time, Frame Frame)> Stills)
{
    /// <summary>The result for <c>--json</c>.</summary>
    public object ToReport() => new
    {
        persona = Persona.Name,
        Persona.Family,
        Persona.Preset,
        output = Path.GetFullPath(Speech.Output),
        Speech.FrameCount,
        seconds = Math.Round(Speech.Elapsed.TotalSeconds, 3),
        framesPerSecond = Math.Round(Speech.FramesPerSecond, 1),
        loadSeconds = Math.Round(LoadTime.TotalSeconds, 3),
        PeakMemoryMb,
    };
}
