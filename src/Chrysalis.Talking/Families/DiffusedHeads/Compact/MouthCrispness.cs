namespace Chrysalis.Talking.Families.DiffusedHeads.Compact;

/// <summary>
/// Gives drawn mouths back the corners that real ones turn at consonants, and that what is drawn rounds: each frame goes on, away from the
/// mean of its neighbours in time. What moves steadily stays as it is.
/// </summary>
internal static class MouthCrispness
{
    // Measured over clips that were not trained on: twice as much follows the sound worse than none.
    private const float Amount = 0.4f;

    /// <summary>Changes a mouth in place.</summary>
    /// <param name="before">The mouth a frame earlier.</param>
    /// <param name="after">The mouth a frame later.</param>
    /// <param name="mouth">The mouth.</param>
    public static void Apply(ReadOnlySpan<float> before, ReadOnlySpan<float> after, Span<float> mouth)
    {
        for (int k = 0; k < mouth.Length; k++)
            mouth[k] += Amount * (mouth[k] - (before[k] + after[k]) / 2);
    }
}
