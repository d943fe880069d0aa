namespace Chrysalis.Talking.VolumeRendering.Heads;

/// <summary>Points of several frames, those of a frame together, in pieces whose numbers stay in a core's cache.</summary>
internal static class FramePoints
{
    private const int MostPoints = 8192;

    /// <summary>The pieces, each of one frame.</summary>
    /// <param name="starts">Where each frame's points begin, B + 1 numbers.</param>
    /// <returns>The frame of each piece, and how many points it has.</returns>
    public static (int[] Frames, long[] Counts) Pieces(int[] starts)
    {
        List<int> frames = [];
        List<long> counts = [];
        for (int frame = 0; frame + 1 < starts.Length; frame++)
            for (int first = starts[frame]; first < starts[frame + 1]; first += MostPoints)
            {
                frames.Add(frame);
                counts.Add(Math.Min(MostPoints, starts[frame + 1] - first));
            }

        // Where there are no points there is one piece, of none.
        return frames.Count == 0 ? ([0], [0]) : ([.. frames], [.. counts]);
    }
}
