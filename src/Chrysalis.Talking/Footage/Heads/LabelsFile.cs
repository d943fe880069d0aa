using System.Runtime.InteropServices;
using Chrysalis.Talking.Faces.Segmentation;

namespace Chrysalis.Talking.Footage.Heads;

/// <summary>
/// Reads what <see cref="LabelsFeature"/> wrote, any frame. May be read from several threads; the file stays its owner's.
/// </summary>
internal sealed class LabelsFile
{
    private const int ShortsOfLong = sizeof(long) / sizeof(short), TrailerLongs = 3;
    private const int LongestEdge = 1 << 15;
    private readonly FeatureFile file;
    private readonly long[] starts;

    /// <summary>Looks at a file.</summary>
    /// <exception cref="FootageException">It holds no labels, or is damaged.</exception>
    public LabelsFile(FeatureFile file)
    {
        this.file = file;
        if (file.Layout != FeatureLayout.Of<short>() || file.Count < TrailerLongs * ShortsOfLong)
            throw Damaged();
        long end = file.Count - TrailerLongs * ShortsOfLong;
        long[] trailer = Longs(end, TrailerLongs);
        if (trailer[0] < 0 || trailer[0] > end / ShortsOfLong || trailer[1] is < 1 or > LongestEdge || trailer[2] is < 1 or > LongestEdge)
            throw Damaged();
        (FrameCount, Width, Height) = ((int)trailer[0], (int)trailer[1], (int)trailer[2]);
        long runs = end - (long)FrameCount * ShortsOfLong;
        starts = [.. Longs(runs, FrameCount), runs];
        for (int i = 0; i < FrameCount; i++)
        {
            if (starts[i] < 0 || starts[i] > starts[i + 1] || starts[i + 1] - starts[i] > (long)Width * Height)
                throw Damaged();
        }
    }

    /// <summary>Number of frames.</summary>
    public int FrameCount { get; }

    /// <summary>Pixels a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>The labels of a frame.</summary>
    /// <param name="frame">Its number, from 0.</param>
    /// <param name="labels">Takes one a pixel, row by row.</param>
    /// <exception cref="FootageException">The file is damaged.</exception>
    public void Read(int frame, Span<byte> labels)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, FrameCount);
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, Width * Height);
        if (!LabelRuns.TryFill(file.Read<short>(starts[frame], (int)(starts[frame + 1] - starts[frame])), labels))
            throw Damaged();
    }

    /// <summary>The labels of a frame.</summary>
    public LabelPicture Read(int frame)
    {
        var labels = new byte[Width * Height];
        Read(frame, labels);
        return new(Width, Height, labels);
    }

    private long[] Longs(long first, int count) =>
        [.. MemoryMarshal.Cast<short, long>(file.Read<short>(first, count * ShortsOfLong))];

    private FootageException Damaged() => new($"'{file.Path}' is damaged: it holds no labels of frames; remove it, and it is made again.");
}
