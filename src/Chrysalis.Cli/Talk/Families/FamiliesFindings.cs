namespace Chrysalis.Cli.Talk.Families;

/// <summary>What <c>talk families --json</c> prints.</summary>
/// <param name="Families">The generative families.</param>
/// <param name="Personas">Folders of the shipped personas.</param>
internal sealed record FamiliesFindings(IReadOnlyList<FamilyFindings> Families, IReadOnlyList<string> Personas);
