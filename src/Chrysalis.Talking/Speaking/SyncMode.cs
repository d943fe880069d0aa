namespace Chrysalis.Talking.Speaking;

/// <summary>
/// What to do when speech and footage differ in length. The video always ends with the speech, except with <see cref="Cut"/>.
/// </summary>
public enum SyncMode
{
    /// <summary>Play the footage forwards and backwards.</summary>
    Bounce,

    /// <summary>Start the footage again.</summary>
    Loop,

    /// <summary>End with the shorter of the two.</summary>
    Cut,

    /// <summary>Hold the footage's last frame.</summary>
    Hold,
}
