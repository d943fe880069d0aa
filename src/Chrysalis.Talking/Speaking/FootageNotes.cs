using Chrysalis.Talking.Media;
using Chrysalis.Talking.Media.Colours;

namespace Chrysalis.Talking.Speaking;

/// <summary>What is done to footage that is not plain, a sentence each.</summary>
internal static class FootageNotes
{
    /// <summary>The sentences about a photo or video.</summary>
    public static IReadOnlyList<string> Of(MediaInfo info, FrameAdjustment adjustment)
    {
        var notes = new List<string>();
        if (info.VideoTrackCount > 1)
            notes.Add($"'{info.Path}' has {info.VideoTrackCount} picture tracks: the largest is used, "
                + $"number {info.VideoTrack} of {info.Width}x{info.Height}.");
        if (info.WideCurve is { } curve)
            notes.Add($"'{info.Path}' has {Name(curve)} colours: they are tone-mapped to those of plain video (BT.709).");
        if (info.IsInterlaced && !adjustment.Deinterlace)
            notes.Add($"'{info.Path}' is interlaced: what moves shows combed edges; have it deinterlaced.");
        if (info.HasAlpha && IsTransparent(info.Path))
            notes.Add($"'{info.Path}' is partly transparent: it is laid on {adjustment.Background}; another background takes its place.");
        return notes;
    }

    private static string Name(LightCurve curve) => curve switch
    {
        LightCurve.Hlg => "HDR (HLG)",
        LightCurve.Pq => "HDR (PQ)",
        _ => "BT.2020's wide",
    };

    // Most pictures with an alpha channel are opaque all over: what shows of two backgrounds tells.
    private static bool IsTransparent(string path)
    {
        Frame? onWhite = First(path, Background.White);
        Frame? onBlack = First(path, default);
        return onWhite is not null && onBlack is not null && !onWhite.Rgb.AsSpan().SequenceEqual(onBlack.Rgb);
    }

    private static Frame? First(string path, Background background) =>
        VideoReader.Read(path, new() { Background = background }).FirstOrDefault();
}
