namespace Chrysalis.Studies.Generations.Voting;

/// <summary>How often one is chosen, as a share of all strengths.</summary>
/// <param name="Name">Who.</param>
/// <param name="Share">Its strength; all add to 1.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Votes">Votes in which it stood.</param>
public sealed record Strength(string Name, double Share, double Low, double High, int Votes);
