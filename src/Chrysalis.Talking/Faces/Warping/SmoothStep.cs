namespace Chrysalis.Talking.Faces.Warping;

/// <summary>A rise from 0 to 1 without corners: 3 t^2 - 2 t^3.</summary>
internal static class SmoothStep
{
    /// <summary>0 up to t = 0, 1 from t = 1 on.</summary>
    public static float Of(float t)
    {
        t = Math.Clamp(t, 0, 1);
        return t * t * (3 - 2 * t);
    }
}
