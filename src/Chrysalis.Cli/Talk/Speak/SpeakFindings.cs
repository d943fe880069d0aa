namespace Chrysalis.Cli.Talk.Speak;

/// <summary>What <c>talk speak --json</c> prints.</summary>
/// <param name="Persona">The persona's folder, or the checkpoint.</param>
/// <param name="Videos">The videos made.</param>
/// <param name="PeakMemoryMb">Most memory held, in units of 1,000,000 bytes.</param>
internal sealed record SpeakFindings(string Persona, IReadOnlyList<SpokenVideo> Videos, long PeakMemoryMb);
