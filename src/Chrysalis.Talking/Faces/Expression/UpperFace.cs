namespace Chrysalis.Talking.Faces.Expression;

/// <summary>
/// The upper face of one moment, as ARKit's blendshapes of the same names (left is the person's own left): 0 as the person usually looks,
/// 1 at the greatest way. These are the seven that SyncTalk trains on.
/// </summary>
/// <param name="BrowDownLeft">The left brow lowered.</param>
/// <param name="BrowDownRight">The right brow lowered.</param>
/// <param name="BrowInnerUp">The inner ends of both brows raised.</param>
/// <param name="BrowOuterUpLeft">The outer end of the left brow raised.</param>
/// <param name="BrowOuterUpRight">The outer end of the right brow raised.</param>
/// <param name="EyeBlinkLeft">The left eye shut.</param>
/// <param name="EyeBlinkRight">The right eye shut.</param>
internal readonly record struct UpperFace(
    float BrowDownLeft, float BrowDownRight, float BrowInnerUp, float BrowOuterUpLeft, float BrowOuterUpRight,
    float EyeBlinkLeft, float EyeBlinkRight)
{
    /// <summary>Number of values.</summary>
    public const int Count = 7;

    /// <summary>The values, in the order of the parameters.</summary>
    public float[] ToArray() =>
        [BrowDownLeft, BrowDownRight, BrowInnerUp, BrowOuterUpLeft, BrowOuterUpRight, EyeBlinkLeft, EyeBlinkRight];
}
