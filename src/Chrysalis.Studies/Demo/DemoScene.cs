using Chrysalis.Talking.Media;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Studies.Demo;

/// <summary>One persona's part of the demo: what was made, and what was seen and heard in it.</summary>
/// <param name="Persona">Who speaks.</param>
/// <param name="Speech">The video.</param>
/// <param name="LoadTime">Time to load the model.</param>
/// <param name="PeakMemoryMb">Most memory held until the video was done, in units of 1,000,000 bytes.</param>
/// <param name="Moments">What the video shows and sounds like over time.</param>
/// <param name="Stills">Frames spread over the video, with their time.</param>
public sealed record DemoScene(
    Persona Persona, SpeakResult Speech, TimeSpan LoadTime, long PeakMemoryMb, IReadOnlyList<DemoMoment> Moments,
    IReadOnlyList<(TimeSpan Time, Frame Frame)> Stills);
