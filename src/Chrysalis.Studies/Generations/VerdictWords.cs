namespace Chrysalis.Studies.Generations;

/// <summary>Verdicts as people say them.</summary>
public static class VerdictWords
{
    /// <summary>In a few words.</summary>
    public static string Of(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Holds => "holds",
        ClaimVerdict.HoldsInPart => "holds in part",
        ClaimVerdict.DoesNotHold => "does not hold",
        _ => "not measured",
    };
}
