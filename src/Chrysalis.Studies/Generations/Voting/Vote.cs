namespace Chrysalis.Studies.Generations.Voting;

/// <summary>What a person said of a pair of videos.</summary>
/// <param name="Left">Who made the left one: a persona, or the real clip.</param>
/// <param name="Right">Who made the right one.</param>
/// <param name="Chosen">Which looked more real: left, right, or both alike.</param>
internal sealed record Vote(string Left, string Right, VoteChoice Chosen);
