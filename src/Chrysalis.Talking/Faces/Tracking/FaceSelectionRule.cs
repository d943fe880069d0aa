namespace Chrysalis.Talking.Faces.Tracking;

/// <summary>How one face of several is chosen.</summary>
public enum FaceSelectionRule
{
    /// <summary>The largest box.</summary>
    Largest,

    /// <summary>The leftmost box.</summary>
    Left,

    /// <summary>The box nearest the picture's centre.</summary>
    Centre,

    /// <summary>By number, counted from the left, starting at 0.</summary>
    Index,
}
