using Chrysalis.Reports.Pictures;
using Chrysalis.Talking.Media;

namespace Chrysalis.Studies.Generations.Pages;

/// <summary>Several videos beside each other as one, each with its name above it: they play in step wherever a video plays.</summary>
internal static class VideoMosaic
{
    private const int MostTilePx = 320, NameHeightPx = 26, MostColumns = 3;

    /// <summary>Writes it, as long as the shortest.</summary>
    /// <param name="path">The video to write.</param>
    /// <param name="tiles">Names and files, row by row; the first gives shape and rate.</param>
    /// <param name="sound">The file whose sound goes with them.</param>
    /// <param name="cancellation">Stops between two frames.</param>
    public static void Write(string path, IReadOnlyList<(string Name, string Video)> tiles, string sound, CancellationToken cancellation)
    {
        MediaInfo first = MediaProbe.Probe(tiles[0].Video);
        double scale = Math.Min(1, MostTilePx / (double)first.Width);
        (int width, int height) = (Even(first.Width * scale), Even(first.Height * scale));
        int columns = Math.Min(MostColumns, tiles.Count), rows = (tiles.Count + columns - 1) / columns;
        var canvas = new Frame(columns * width, rows * (height + NameHeightPx));
        for (int i = 0; i < tiles.Count; i++)
            Lay(new(width, NameHeightPx, CaptionStrip.Draw(tiles[i].Name, width, NameHeightPx)), canvas, Left(i), Top(i));

        var options = new VideoReadOptions { Rate = first.FrameRate, Size = (width, height) };
        IEnumerator<Frame>[] readers = [.. tiles.Select(tile => VideoReader.Read(tile.Video, options, cancellation).GetEnumerator())];
        try
        {
            using var writer = new VideoWriter(path, canvas.Width, canvas.Height, first.FrameRate, new(), sound);
            while (readers.All(reader => reader.MoveNext()))
            {
                for (int i = 0; i < readers.Length; i++)
                    Lay(readers[i].Current, canvas, Left(i), Top(i) + NameHeightPx);
                writer.Write(canvas);
            }

            writer.Complete();
        }
        finally
        {
            foreach (IEnumerator<Frame> reader in readers)
                reader.Dispose();
        }

        int Left(int i) => i % columns * width;
        int Top(int i) => i / columns * (height + NameHeightPx);
    }

    private static int Even(double size) => Math.Max(2, (int)(size / 2) * 2);

    private static void Lay(Frame tile, Frame canvas, int left, int top)
    {
        for (int y = 0; y < tile.Height; y++)
            tile.Row(y).CopyTo(canvas.Row(top + y)[(3 * left)..]);
    }
}
