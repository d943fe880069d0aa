using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Families;

/// <summary>How far two pictures are apart, in levels of 255.</summary>
internal static class PictureDifference
{
    /// <summary>The largest difference of a value.</summary>
    public static int Largest(Frame a, Frame b) => a.Rgb.Zip(b.Rgb).Max(pair => Math.Abs(pair.First - pair.Second));

    /// <summary>The mean difference of a value.</summary>
    public static double Mean(Frame a, Frame b) => a.Rgb.Zip(b.Rgb).Average(pair => (double)Math.Abs(pair.First - pair.Second));
}
