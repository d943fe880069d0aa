using System.Globalization;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.LipSync.Judge;

namespace Chrysalis.Benchmarks.LipSync;

/// <summary>
/// Measures a judge of lip sync: every clip of a folder with its own sound, with its sound 5 frames early, and with the next
/// clip's. Goals for the shipped judge on clips of the speaker it learned from: every offset found to within a frame, and the
/// own sound's LSE-C more than twice the stranger's.
/// </summary>
internal static class JudgeCommand
{
    private const string Usage = "judge --clips FOLDER [--syncnet FILE]";
    private static readonly string[] Extensions = [".mpg", ".mp4", ".mov", ".mkv", ".avi", ".webm"];

    public static int Run(string[] args)
    {
        string folder = Value(args, "--clips") ?? throw new ArgumentException($"--clips is missing. Usage: {Usage}");
        string[] clips = [.. Directory.GetFiles(folder)
            .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
        using LipSyncJudge judge = LipSyncJudge.Open(Value(args, "--syncnet"));
        Console.WriteLine($"{judge.Name}: LSE-D, LSE-C, offset of the own sound; of it 5 frames early; of the next clip's");
        var reports = new List<LipSyncReport>();
        for (int i = 0; i < clips.Length; i++)
        {
            LipSyncReport report = judge.Controls(clips[i], FaceSelection.Largest, clips[(i + 1) % clips.Length]);
            reports.Add(report);
            Console.WriteLine($"  {Path.GetFileName(clips[i]),-24}{Text(report.Real)}{Text(report.RealShifted)}"
                + $"{Text(report.RealMismatched)}{(report.Refused is null ? "" : "   refused")}");
        }

        Console.WriteLine($"  {"mean",-24}{Mean(reports.Select(r => r.Real))}{Mean(reports.Select(r => r.RealShifted))}"
            + $"{Mean(reports.Select(r => r.RealMismatched))}");
        Console.WriteLine($"  refused for {reports.Count(report => report.Refused is not null)} of {reports.Count}; "
            + $"offset 0 to within a frame: {reports.Count(r => Math.Abs(r.Real?.OffsetFrames ?? 99) <= 1)}; the shift found to within a "
            + $"frame: {reports.Count(ShiftFound)}");
        return 0;
    }

    private static bool ShiftFound(LipSyncReport report) =>
        report is { Real: { } real, RealShifted: { } shifted }
            && Math.Abs(shifted.OffsetFrames - real.OffsetFrames - LipSyncJudge.ControlShiftFrames) <= 1;

    private static string Text(LipSyncScore? score) => score is null
        ? $"{"-",24}"
        : string.Create(CultureInfo.InvariantCulture, $"{score.LseD,10:0.000}{score.LseC,8:0.000}{score.OffsetFrames,6}");

    private static string Mean(IEnumerable<LipSyncScore?> scores)
    {
        List<LipSyncScore> known = [.. scores.OfType<LipSyncScore>()];
        return string.Create(CultureInfo.InvariantCulture,
            $"{known.Average(s => s.LseD),10:0.000}{known.Average(s => s.LseC),8:0.000}{known.Average(s => s.OffsetFrames),6:0.0}");
    }

    private static string? Value(string[] args, string name)
    {
        int at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}
