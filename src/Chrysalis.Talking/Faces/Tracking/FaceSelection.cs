namespace Chrysalis.Talking.Faces.Tracking;

/// <summary>Which face to follow when a frame shows several.</summary>
/// <param name="Rule">How the first frame's face is chosen.</param>
/// <param name="Index">With <see cref="FaceSelectionRule.Index"/>: 0 is the leftmost face.</param>
public readonly record struct FaceSelection(FaceSelectionRule Rule, int Index = 0)
{
    /// <summary>The largest face.</summary>
    public static FaceSelection Largest => new(FaceSelectionRule.Largest);
}
