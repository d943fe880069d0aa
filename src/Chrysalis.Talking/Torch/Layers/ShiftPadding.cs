namespace Chrysalis.Talking.Torch.Layers;

/// <summary>What a window of lips is compared with where a shift leads beyond the first or last window of the sound.</summary>
internal enum ShiftPadding
{
    /// <summary>The origin, as the public script does.</summary>
    Zeros,

    /// <summary>
    /// Nothing: the mean is over the windows that have a partner. For unit vectors, which the origin is nearer to than any stranger.
    /// </summary>
    None,
}
