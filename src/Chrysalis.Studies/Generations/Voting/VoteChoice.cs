using System.Text.Json.Serialization;

namespace Chrysalis.Studies.Generations.Voting;

/// <summary>Which of two looked more real.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VoteChoice>))]
internal enum VoteChoice
{
    /// <summary>The left one.</summary>
    Left,

    /// <summary>The right one.</summary>
    Right,

    /// <summary>Both alike: half a point each.</summary>
    Both,
}
