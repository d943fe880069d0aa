namespace Chrysalis.Talking.Speaking;

/// <summary>Which frame of the footage plays at which moment, when speech and footage differ in length.</summary>
/// <param name="Mode">How footage is prolonged.</param>
/// <param name="Count">Frames of the footage, at least 1.</param>
internal readonly record struct FootageOrder(SyncMode Mode, long Count)
{
    /// <summary>The footage frame that plays at <paramref name="moment"/>, counted in footage frames from the start.</summary>
    public long At(long moment) => Mode switch
    {
        SyncMode.Loop => moment % Count,
        SyncMode.Bounce when Count > 1 => Reflect(moment % (2 * (Count - 1))),
        _ => Math.Min(moment, Count - 1),
    };

    // Forwards to the last frame, then backwards; neither end plays twice.
    private long Reflect(long moment) => Math.Min(moment, 2 * (Count - 1) - moment);
}
