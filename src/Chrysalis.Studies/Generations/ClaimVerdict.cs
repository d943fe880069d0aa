using System.Text.Json.Serialization;

namespace Chrysalis.Studies.Generations;

/// <summary>What figures come to beside a sentence.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClaimVerdict>))]
public enum ClaimVerdict
{
    /// <summary>They bear it out.</summary>
    Holds,

    /// <summary>They bear a part of it out.</summary>
    HoldsInPart,

    /// <summary>They refute it.</summary>
    DoesNotHold,

    /// <summary>This run has no figure for it.</summary>
    NotMeasured,
}
