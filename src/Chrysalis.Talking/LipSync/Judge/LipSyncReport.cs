namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>A generated video's lip sync by one judge, beside the real video's own and two controls.</summary>
public sealed record LipSyncReport
{
    /// <summary>Which network with which weights judged.</summary>
    public required string Judge { get; init; }

    /// <summary>The generated video; null when the judge is refused for this clip, or no face is seen.</summary>
    public LipSyncScore? Generated { get; init; }

    /// <summary>The real video: what the generated one can hope for.</summary>
    public LipSyncScore? Real { get; init; }

    /// <summary>Control: the real video with its sound 5 frames early; its offset must be 5 more than the real one's.</summary>
    public LipSyncScore? RealShifted { get; init; }

    /// <summary>Control: the real video with a sound that does not belong to it; its LSE-C must be far below the real one's.</summary>
    public LipSyncScore? RealMismatched { get; init; }

    /// <summary>What the mismatched sound is.</summary>
    public required string MismatchedSound { get; init; }

    /// <summary>One sentence when the judge cannot judge this clip; the generated video's figures are then withheld.</summary>
    public string? Refused { get; init; }
}
