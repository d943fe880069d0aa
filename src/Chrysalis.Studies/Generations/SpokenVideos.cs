namespace Chrysalis.Studies.Generations;

/// <summary>All that a family said.</summary>
/// <param name="Clips">Over each real clip, to its own sound.</param>
/// <param name="Sentence">The recording, if one was given.</param>
/// <param name="Minute">A minute, if asked.</param>
/// <param name="Seeds">The first clip's sound, by itself, with other seeds each.</param>
internal sealed record SpokenVideos(
    IReadOnlyList<MadeVideo> Clips, MadeVideo? Sentence, MadeVideo? Minute, IReadOnlyList<MadeVideo> Seeds)
{
    /// <summary>All of them.</summary>
    public IEnumerable<MadeVideo> All => Clips.Concat(Seeds).Concat(new[] { Sentence, Minute }.OfType<MadeVideo>());

    /// <summary>Multiply-adds that a frame of the clips took, over those that tell; null where none does.</summary>
    public double? MultiplyAddsPerFrame
    {
        get
        {
            SpokenClip[] told = [.. Clips.Select(clip => clip.Cost).Where(cost => cost.MultiplyAdds is not null)];
            return told.Length == 0 ? null : (double)told.Sum(cost => cost.MultiplyAdds)!.Value / told.Sum(cost => cost.Frames);
        }
    }
}
