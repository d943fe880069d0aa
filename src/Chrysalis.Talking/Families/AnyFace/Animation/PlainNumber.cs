using System.Globalization;

namespace Chrysalis.Talking.Families.AnyFace.Animation;

/// <summary>Numbers as they stand in files.</summary>
internal static class PlainNumber
{
    /// <summary>At most six places after a point, never a minus before nothing.</summary>
    public static string Of(double value) => (Math.Round(value, 6) + 0.0).ToString("0.######", CultureInfo.InvariantCulture);
}
