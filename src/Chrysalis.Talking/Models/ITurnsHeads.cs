namespace Chrysalis.Talking.Models;

/// <summary>A family whose models turn the head as they are told (<see cref="ModelTraits.Head"/>).</summary>
public interface ITurnsHeads : ITalkingFamily
{
    /// <summary>Whose head, for messages: <c>of a photo</c>.</summary>
    string TurnedHeads { get; }
}
