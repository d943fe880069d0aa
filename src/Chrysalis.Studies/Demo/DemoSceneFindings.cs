namespace Chrysalis.Studies.Demo;

/// <summary>One persona's video in figures.</summary>
/// <param name="Persona">Who speaks.</param>
/// <param name="Family">Its family.</param>
/// <param name="Preset">Its preset.</param>
/// <param name="Output">The video.</param>
/// <param name="FrameCount">Frames.</param>
/// <param name="Seconds">Time from opening the recording to closing the video.</param>
/// <param name="FramesPerSecond">Frames over that time.</param>
/// <param name="LoadSeconds">Time to load the model.</param>
/// <param name="PeakMemoryMb">Most memory held, in units of 1,000,000 bytes.</param>
public sealed record DemoSceneFindings(
    string Persona, string Family, string Preset, string Output, int FrameCount, double Seconds, double FramesPerSecond, double LoadSeconds,
    long PeakMemoryMb)
{
    /// <summary>The figures of a scene.</summary>
    public static DemoSceneFindings Of(DemoScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return new(
            scene.Persona.Name,
            scene.Persona.Family,
            scene.Persona.Preset,
            Path.GetFullPath(scene.Speech.Output),
            scene.Speech.FrameCount,
            Math.Round(scene.Speech.Elapsed.TotalSeconds, 3),
            Math.Round(scene.Speech.FramesPerSecond, 1),
            Math.Round(scene.LoadTime.TotalSeconds, 3),
            scene.PeakMemoryMb);
    }
}
