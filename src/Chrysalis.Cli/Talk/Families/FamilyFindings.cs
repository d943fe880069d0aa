namespace Chrysalis.Cli.Talk.Families;

/// <summary>A generative family.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Presets">Its presets, the usual one first.</param>
internal sealed record FamilyFindings(string Name, IReadOnlyList<string> Presets);
