namespace Chrysalis.Cli.Talk.Import;

/// <summary>What <c>talk import --json</c> prints.</summary>
/// <param name="Persona">The persona's folder.</param>
/// <param name="Family">Its family.</param>
/// <param name="Preset">Its preset.</param>
/// <param name="Files">Its files.</param>
internal sealed record ImportFindings(string Persona, string Family, string Preset, IReadOnlyList<string> Files);
