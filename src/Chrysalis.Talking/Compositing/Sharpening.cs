namespace Chrysalis.Talking.Compositing;

/// <summary>How much a painted face is sharpened.</summary>
public readonly record struct Sharpening
{
    /// <summary>The greatest fixed amount.</summary>
    public const float Most = 2;

    private Sharpening(bool isMeasured, float amount) => (IsMeasured, Amount) = (isMeasured, amount);

    /// <summary>Not at all.</summary>
    public static Sharpening Off => default;

    /// <summary>As much as makes it as sharp as the footage's own lower face.</summary>
    public static Sharpening Auto => new(true, 0);

    /// <summary>Whether the amount is measured.</summary>
    public bool IsMeasured { get; }

    /// <summary>A fixed share of the fine detail that is added once more, 0 to <see cref="Most"/>.</summary>
    public float Amount { get; }

    /// <summary>A fixed amount, 0 to <see cref="Most"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public static Sharpening By(float amount) => amount is >= 0 and <= Most
        ? new(false, amount)
        : throw new ArgumentOutOfRangeException(nameof(amount), amount, $"Sharpening goes from 0 to {Most}.");
}
