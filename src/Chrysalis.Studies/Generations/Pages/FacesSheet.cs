using Chrysalis.Reports.Pictures;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Studies.Generations.Pages;

/// <summary>Faces of several videos at the same moments, a row a video.</summary>
internal static class FacesSheet
{
    private const int Moments = 8, SizePx = 150;

    private static readonly CropGeometry Face = new(SizePx, 0, 0.6f, 3.2f);

    /// <summary>The sheet as PNG.</summary>
    public static byte[] Draw(IReadOnlyList<(string Name, string Video)> videos, CancellationToken cancellation)
    {
        var sheet = new ContactSheet(SizePx);
        using var analyzer = new FaceAnalyzer();
        foreach ((string name, string video) in videos)
        {
            sheet.AddRow(name);
            int frames = (int)Math.Max(1, MediaProbe.Probe(video).FrameCount), shown = 0, index = 0;
            foreach ((Frame frame, TrackedFace? face) in analyzer.AnalyzeFrames(
                VideoReader.Read(video, cancellation: cancellation), FaceSelection.Largest, cancellation))
            {
                // The middles of equal parts: clips begin and end with closed lips.
                if (shown < Moments && index >= (2 * shown + 1) * frames / (2 * Moments))
                {
                    shown++;
                    if (face is not null)
                        sheet.Add(FaceCrop.Cut(frame, Face, face).Rgb, SizePx, SizePx);
                }

                index++;
            }
        }

        return sheet.ToPng();
    }
}
