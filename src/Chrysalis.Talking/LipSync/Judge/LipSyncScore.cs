namespace Chrysalis.Talking.LipSync.Judge;

/// <summary>How well lips and sound go together, after Chung &amp; Zisserman 2016 and the public evaluation script.</summary>
/// <param name="LseD">Lip-sync error, distance: the smallest, over shifts of -15 to 15 frames, of the mean distance of lips and sound.
/// Smaller is better.</param>
/// <param name="LseC">Lip-sync error, confidence: the median over the shifts minus that smallest. Larger is better; near 0 no shift stands
/// out.</param>
/// <param name="OffsetFrames">The best shift in frames of 1/25 s; positive when the sound comes before the lips.</param>
/// <param name="Windows">Windows of five frames that were compared.</param>
public sealed record LipSyncScore(double LseD, double LseC, int OffsetFrames, int Windows);
