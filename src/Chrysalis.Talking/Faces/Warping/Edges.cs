namespace Chrysalis.Talking.Faces.Warping;

/// <summary>Four numbers of pixels, in the order in which Wav2Lip's script takes them.</summary>
/// <param name="Top">At the upper edge.</param>
/// <param name="Bottom">At the lower edge.</param>
/// <param name="Left">At the left edge.</param>
/// <param name="Right">At the right edge.</param>
public readonly record struct Edges(int Top, int Bottom, int Left, int Right)
{
    /// <summary>The numbers as the command line takes them.</summary>
    public override string ToString() => FormattableString.Invariant($"{Top} {Bottom} {Left} {Right}");
}
