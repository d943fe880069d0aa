namespace Chrysalis.Bitcoin.Hashing.Lanes;

/// <summary>Which message a lane is at, and where in it.</summary>
/// <param name="Message">Its number; negative where the lane has nothing to do.</param>
/// <param name="Offset">Where its next block begins in the data.</param>
/// <param name="Left">Its bytes from there on; negative in a block that holds nothing but the end of the padding.</param>
internal record struct MessageLane(int Message, int Offset, int Left)
{
    /// <summary>A lane without a message.</summary>
    public static MessageLane Idle => new(-1, 0, -1);

    /// <summary>Whether the length fits the block, which is the last one then.</summary>
    public readonly bool IsLast => Left <= Sha256Padding.MostBeforeLength;
}
