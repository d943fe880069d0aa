using System.Globalization;
using System.Text.Json.Nodes;
using Chrysalis.Reports.Html;
using Chrysalis.Reports.Pictures;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Studies.Demo;

/// <summary>The demo's page: one section a persona, and a table with a row each.</summary>
public static class DemoPage
{
    private const int StillsInARow = 6;

    /// <summary>Writes the page.</summary>
    public static void Write(string path, string said, IReadOnlyList<DemoScene> scenes)
    {
        ArgumentNullException.ThrowIfNull(said);
        ArgumentNullException.ThrowIfNull(scenes);
        var report = new HtmlReport(
            "A face that speaks", $"{said} Spoken by a face that never said it; every frame was made on this computer.");
        foreach (DemoScene scene in scenes)
            AddScene(report, scene);
        report.Section("The families beside each other").Table(
            ["Persona", "Family", "Frames", "Frames a second, end to end", "Peak memory", "Model loaded in"],
            scenes.Select(scene => (IReadOnlyList<string>)
            [
                scene.Persona.Name,
                $"{scene.Persona.Family}, {scene.Persona.Preset}",
                Text(scene.Speech.FrameCount, "0"),
                Text(scene.Speech.FramesPerSecond, "0.0"),
                $"{scene.PeakMemoryMb} MB",
                Text(scene.LoadTime.TotalSeconds, "0.0") + " s",
            ]));
        report.Paragraph("Frames and speed as counted by this run, from opening the recording to closing the video (decode, track, "
            + "generate, blend, encode), on this computer. Memory is the most this process held; ffmpeg, which encodes, runs beside it.");
        report.Save(path);
    }

    private static void AddScene(HtmlReport report, DemoScene scene)
    {
        report.Section($"{scene.Persona.Name}: {scene.Persona.Family}");
        report.Video(
            File.ReadAllBytes(scene.Speech.Output), $"{scene.Persona.Name} speaking",
            "Generated. The sound is the speech that drives the mouth.");
        report.Picture(Sheet(scene), "Frames spread over the video", "Frames spread evenly over the video, with their time.");
        report.Picture(Curves(scene), "Mouth opening and loudness over time", "How far the lips are apart, as the face mesh sees it in the "
            + "finished video, and how loud the speech is. Each curve is a share of its own maximum.");
        report.Figures(Figures(scene));
    }

    private static byte[] Sheet(DemoScene scene)
    {
        var sheet = new ContactSheet(150);
        foreach ((TimeSpan Time, Frame Frame)[] row in scene.Stills.Chunk(StillsInARow))
        {
            sheet.AddRow();
            foreach ((TimeSpan time, Frame frame) in row)
                sheet.Add(frame.Rgb, frame.Width, frame.Height, Text(time.TotalSeconds, "0.00") + " s");
        }

        return sheet.ToPng();
    }

    private static byte[] Curves(DemoScene scene)
    {
        DemoMoment[] seen = [.. scene.Moments.Where(moment => moment.Opening is not null)];
        return Plots.Lines("time in s", "share of the maximum",
        [
            new(
                "mouth opening", [.. seen.Select(moment => moment.TimeSeconds)],
                ShareOfMaximum(seen.Select(moment => Math.Max(0, moment.Opening!.Value)))),
            new(
                "loudness", [.. scene.Moments.Select(moment => moment.TimeSeconds)],
                ShareOfMaximum(scene.Moments.Select(moment => moment.Loudness))),
        ]);
    }

    private static double[] ShareOfMaximum(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double most = all.DefaultIfEmpty(1).Max();
        return most > 0 ? [.. all.Select(value => value / most)] : all;
    }

    private static IEnumerable<Figure> Figures(DemoScene scene)
    {
        const string Run = "counted by this run on this computer";
        string record = $"the persona's own record, {scene.Persona.Name}/{PersonaFile.FileName}";
        yield return new("Frames", Text(scene.Speech.FrameCount, "0"), Run);
        yield return new("Frames without a face, left as they were", Text(scene.Speech.PassedThroughCount, "0"), Run);
        yield return new("Speed, end to end", Text(scene.Speech.FramesPerSecond, "0.0") + " frames/s", Run);
        yield return new("Peak memory", $"{scene.PeakMemoryMb} MB", "the operating system's high-water mark of this process");
        foreach ((string stage, TimeSpan time) in scene.Speech.StageTimes)
            yield return new($"Busy time, {stage}", Text(time.TotalSeconds, "0.00") + " s", Run + "; stages overlap");
        yield return new("Licence of the footage learnt from", scene.Persona.Licence, record);
        yield return new("Consent", scene.Persona.Consent, record);
        foreach ((string name, JsonNode? value) in scene.Persona.Training)
            yield return new("Training: " + name.Replace('_', ' '), Short(value), record);
    }

    private static string Short(JsonNode? value) => value switch
    {
        JsonObject many => string.Join(", ", many.Select(one => $"{one.Key.Replace('_', ' ')} {one.Value}")),
        JsonArray list => string.Join(", ", list.Select(one => one?.ToString())),
        _ => value?.ToString() ?? "none",
    };

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
