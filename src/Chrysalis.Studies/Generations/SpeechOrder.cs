namespace Chrysalis.Studies.Generations;

/// <summary>A video that a family is to make.</summary>
/// <param name="Persona">The persona's folder.</param>
/// <param name="Audio">The recording.</param>
/// <param name="Face">The photo or video to speak over; null for the persona's own.</param>
/// <param name="Output">The video to write.</param>
/// <param name="Seed">Seed of what is drawn.</param>
public sealed record SpeechOrder(string Persona, string Audio, string? Face, string Output, int Seed);
