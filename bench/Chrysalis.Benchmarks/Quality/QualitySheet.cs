using Chrysalis.Reports.Pictures;
using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Benchmarks.Quality;

/// <summary>A contact sheet: real faces above, generated ones below, at the same moments.</summary>
internal static class QualitySheet
{
    private const int Moments = 8;
    private const int EveryFrames = 7;
    private const int FirstFrame = 14;
    private static readonly CropGeometry Face = new(200, 0, 0.75f, 3.0f);

    public static void Save(string path, IReadOnlyList<EvaluationReport> pairs)
    {
        var sheet = new ContactSheet(200);
        using var analyzer = new FaceAnalyzer();
        foreach (EvaluationReport pair in pairs)
        {
            AddRow(sheet, analyzer, $"{Path.GetFileNameWithoutExtension(pair.Reference)}, real", pair.Reference);
            AddRow(sheet, analyzer, $"{Path.GetFileNameWithoutExtension(pair.Reference)}, generated", pair.Generated);
        }

        File.WriteAllBytes(path, sheet.ToPng());
    }

    private static void AddRow(ContactSheet sheet, FaceAnalyzer analyzer, string label, string video)
    {
        sheet.AddRow(label);
        Frame[] frames = [.. VideoReader.Read(video)];
        FaceTrack track = analyzer.AnalyzeAll(frames, FaceSelection.Largest);
        for (int i = 0; i < Moments; i++)
        {
            int frame = Math.Min(FirstFrame + i * EveryFrames, frames.Length - 1);
            if (track.Faces[frame] is { } face)
                sheet.Add(FaceCrop.Cut(frames[frame], Face, face).Rgb, Face.SizePx, Face.SizePx);
        }
    }
}
