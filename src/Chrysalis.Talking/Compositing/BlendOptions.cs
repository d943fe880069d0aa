namespace Chrysalis.Talking.Compositing;

/// <summary>How painted faces are laid into frames.</summary>
public sealed record BlendOptions
{
    /// <summary>Only the mouth and the chin change, not the cheeks and the jaw beside them.</summary>
    public bool MouthOnly { get; init; }

    /// <summary>Whether the painted face ends at the jaw line of the footage's face instead of at an average face's oval.</summary>
    public bool FollowsJaw { get; init; }

    /// <summary>Whether the painted face takes on the light of the frame around it.</summary>
    public bool ColourMatch { get; init; } = true;

    /// <summary>How much the painted face is sharpened; null takes the family's default.</summary>
    public Sharpening? Sharpen { get; init; }
}
