namespace Chrysalis.Talking.Faces;

/// <summary>A face's bounding box in frame pixels.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public readonly record struct FaceBox(float X, float Y, float Width, float Height)
{
    /// <summary>Horizontal centre.</summary>
    public float CentreX => X + Width / 2;

    /// <summary>Vertical centre.</summary>
    public float CentreY => Y + Height / 2;

    /// <summary>Area in square pixels.</summary>
    public float Area => Width * Height;
}
