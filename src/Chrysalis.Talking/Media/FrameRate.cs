using System.Globalization;

namespace Chrysalis.Talking.Media;

/// <summary>Frames per second as an exact fraction (30000/1001 is not 29.97).</summary>
public readonly record struct FrameRate
{
    /// <summary>
    /// Creates a rate of <paramref name="numerator"/> / <paramref name="denominator"/> frames a second, above 0 and at most 1000.
    /// </summary>
    public FrameRate(int numerator, int denominator = 1)
    {
        if (numerator <= 0 || denominator <= 0 || numerator / (double)denominator > 1000)
        {
            throw new ArgumentOutOfRangeException(
                nameof(numerator), $"A frame rate of {numerator}/{denominator} is not between 0 and 1000 frames a second.");
        }

        Numerator = numerator;
        Denominator = denominator;
    }

    /// <summary>Frames ...</summary>
    public int Numerator { get; }

    /// <summary>... in this many seconds.</summary>
    public int Denominator { get; }

    /// <summary>Frames a second, rounded to a double.</summary>
    public double PerSecond => Numerator / (double)Denominator;

    /// <summary>The time of the start of a frame.</summary>
    public TimeSpan TimeOf(long frame) => TimeSpan.FromSeconds(frame * (double)Denominator / Numerator);

    /// <summary>ffmpeg's notation, for example <c>30000/1001</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
