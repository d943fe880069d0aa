namespace Chrysalis.Talking.Speech;

/// <summary>How samples stand in a raw stream, little-endian.</summary>
public enum PcmFormat
{
    /// <summary>16-bit signed integers.</summary>
    Signed16,

    /// <summary>32-bit floating-point numbers.</summary>
    Floating32,
}
