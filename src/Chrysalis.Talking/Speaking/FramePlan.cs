using System.Globalization;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Speaking;

/// <summary>How frames of a known size are adjusted: read at a size, turned, cropped.</summary>
/// <param name="ReadWidth">Width to read at.</param>
/// <param name="ReadHeight">Height to read at.</param>
/// <param name="Turned">Turned clockwise then.</param>
/// <param name="Kept">What is kept then.</param>
/// <param name="IsWhole">Nothing changes.</param>
internal sealed record FramePlan(int ReadWidth, int ReadHeight, bool Turned, PixelArea Kept, bool IsWhole)
{
    /// <summary>Marks the key of adjusted footage; empty where nothing changes.</summary>
    public string KeySuffix => IsWhole ? "" : string.Create(
        CultureInfo.InvariantCulture, $"-{ReadWidth}x{ReadHeight}{(Turned ? "r" : "")}-{Kept.X}.{Kept.Y}.{Kept.Width}x{Kept.Height}");

    /// <summary>The adjusted frame; the frame itself where nothing changes.</summary>
    public Frame Apply(Frame frame)
    {
        if (IsWhole)
            return frame;
        Frame read = StillImage.Scaled(frame, ReadWidth, ReadHeight);
        var kept = new Frame(Kept.Width, Kept.Height);
        for (int y = 0; y < Kept.Height; y++)
        {
            if (Turned)
                CopyColumn(read, Kept.Y + y, kept.Row(y));
            else
                read.Row(Kept.Y + y).Slice(Kept.X * 3, Kept.Width * 3).CopyTo(kept.Row(y));
        }

        return kept;
    }

    // A row of the turned picture is a column of the picture, from its foot up.
    private void CopyColumn(Frame read, int column, Span<byte> row)
    {
        for (int x = 0; x < Kept.Width; x++)
            read.Rgb.AsSpan(((read.Height - 1 - Kept.X - x) * read.Width + column) * 3, 3).CopyTo(row[(x * 3)..]);
    }
}
