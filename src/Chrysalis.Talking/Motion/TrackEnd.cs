namespace Chrysalis.Talking.Motion;

/// <summary>What a recorded motion does when a speech lasts longer.</summary>
internal enum TrackEnd
{
    /// <summary>The head stays as it was at last.</summary>
    Hold,

    /// <summary>The motion runs backwards to its beginning, then forwards again.</summary>
    Bounce,
}
