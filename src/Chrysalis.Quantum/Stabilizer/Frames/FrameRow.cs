namespace Chrysalis.Quantum.Stabilizer.Frames;

/// <summary>Sizes of a row: one bit for each of a block's shots.</summary>
internal static class FrameRow
{
    /// <summary>Shots of a row. Part of what a seed means: other sizes draw other numbers.</summary>
    public const int Shots = 1024;

    /// <summary>Words of a row.</summary>
    public const int Words = Shots / 64;
}
