using Chrysalis.Reports.Fonts;
using SkiaSharp;

namespace Chrysalis.Reports.Pictures;

/// <summary>
/// Frames side by side on one picture: rows with a label, frames with a caption. Frames of different sizes are scaled to the same width,
/// keeping their proportions. Not for use from several threads at once.
/// </summary>
public sealed class ContactSheet
{
    private const int Gap = 8;
    private const int LabelHeight = 26;
    private const int CaptionHeight = 20;

    private readonly int cellWidth;
    private readonly List<Row> rows = [];

    /// <summary>Starts an empty sheet.</summary>
    /// <param name="cellWidthPx">Width each frame is drawn at, in pixels.</param>
    public ContactSheet(int cellWidthPx = 180)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(cellWidthPx);
        cellWidth = cellWidthPx;
    }

    /// <summary>Starts a row.</summary>
    /// <param name="label">Written above the row; empty for none.</param>
    public ContactSheet AddRow(string label = "")
    {
        ArgumentNullException.ThrowIfNull(label);
        rows.Add(new(label, []));
        return this;
    }

    /// <summary>Adds a frame to the last row, starting one when there is none.</summary>
    /// <param name="rgb">8-bit RGB, <paramref name="height"/> x <paramref name="width"/> x 3, without padding.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="caption">Written below the frame; empty for none.</param>
    /// <exception cref="ArgumentException"><paramref name="rgb"/> is not of that size.</exception>
    public ContactSheet Add(ReadOnlySpan<byte> rgb, int width, int height, string caption = "")
    {
        if (rows.Count == 0)
            AddRow();
        using SKBitmap picture = RgbBitmap.From(rgb, width, height);
        int scaledHeight = Math.Max(1, (int)Math.Round(height * (double)cellWidth / width));
        var scaled = new SKBitmap(cellWidth, scaledHeight, SKColorType.Rgba8888, SKAlphaType.Opaque);
        picture.ScalePixels(scaled, new SKSamplingOptions(SKCubicResampler.Mitchell));
        rows[^1].Cells.Add(new(scaled, caption));
        return this;
    }

    /// <summary>The sheet as a PNG file.</summary>
    /// <exception cref="InvalidOperationException">No frame was added.</exception>
    public byte[] ToPng()
    {
        if (rows.All(row => row.Cells.Count == 0))
            throw new InvalidOperationException("The contact sheet has no frame: add one first.");
        int width = Gap + rows.Max(row => row.Cells.Count) * (cellWidth + Gap);
        using var sheet = new SKBitmap(width, Gap + rows.Sum(row => row.Height), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(sheet))
        {
            canvas.Clear(SKColors.White);
            int top = Gap;
            foreach (Row row in rows)
            {
                Draw(row, canvas, top);
                top += row.Height;
            }
        }

        using SKData png = sheet.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private void Draw(Row row, SKCanvas canvas, int top)
    {
        using var label = new SKFont(EmbeddedFont.Typeface, 15);
        using var caption = new SKFont(EmbeddedFont.Typeface, 12);
        using var ink = new SKPaint { Color = new SKColor(0x22, 0x22, 0x22), IsAntialias = true };
        if (row.Label.Length > 0)
            canvas.DrawText(row.Label, Gap, top + LabelHeight - 9, SKTextAlign.Left, label, ink);
        int y = top + row.LabelSpace;
        for (int i = 0; i < row.Cells.Count; i++)
        {
            int x = Gap + i * (cellWidth + Gap);
            canvas.DrawBitmap(row.Cells[i].Picture, x, y);
            canvas.DrawText(row.Cells[i].Caption, x, y + row.Cells[i].Picture.Height + 14, SKTextAlign.Left, caption, ink);
        }
    }

    private sealed record Cell(SKBitmap Picture, string Caption);

    private sealed record Row(string Label, List<Cell> Cells)
    {
        public int LabelSpace => Label.Length > 0 ? LabelHeight : 0;

        public int Height => LabelSpace + Gap
            + Cells.Select(cell => cell.Picture.Height + (cell.Caption.Length > 0 ? CaptionHeight : 0)).DefaultIfEmpty().Max();
    }
}
