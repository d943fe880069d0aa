using Chrysalis.Talking.Media;

namespace Chrysalis.Benchmarks.Poses;

/// <summary>Pictures of videos, one video at a time held in memory.</summary>
internal sealed class ClipPictures(IReadOnlyList<string> videos)
{
    private readonly Dictionary<int, Frame[]> held = [];

    /// <summary>A frame of a video, read at 25 a second.</summary>
    public Frame At(int clip, int frame)
    {
        if (!held.TryGetValue(clip, out Frame[]? frames))
        {
            held.Clear();
            held.Add(clip, frames = [.. VideoReader.Read(videos[clip], new VideoReadOptions { Rate = new FrameRate(25) })]);
        }

        return frames[frame];
    }
}
