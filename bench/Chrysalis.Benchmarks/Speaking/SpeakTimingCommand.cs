using System.Diagnostics;
using System.Globalization;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Benchmarks.Speaking;

/// <summary>
/// Measures <c>speak</c> end to end: size, 360x288 footage; goal, 50 frames/s on two cores with the face analysed anew
/// and a peak of 1500 MB, the same within a tenth for ten seconds and ten minutes; baseline, ffmpeg alone decoding and
/// encoding as many frames.
/// </summary>
internal static class SpeakTimingCommand
{
    private const double GoalFramesPerSecond = 50;
    private const double GoalPeakMb = 1500;

    public static int Run(string[] args)
    {
        SpeakOptions options = SpeakOptions.Parse(args);
        string folder = Directory.CreateTempSubdirectory("chrysalis-bench-").FullName;
        try
        {
            Measure(options, folder);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(SpeakOptions options, string folder)
    {
        Console.WriteLine(Machine.Describe());
        string audio = options.LengthSeconds is { } seconds
            ? Ffmpeg.Repeat(options.Audio, seconds, Path.Combine(folder, "speech.wav"))
            : options.Audio;
        long start = Stopwatch.GetTimestamp();
        using Speaker speaker = Open(options);
        Console.WriteLine($"head: {options.Persona ?? options.Checkpoint ?? "none, crops are handed back"}; "
            + $"loaded in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s");
        var request = new SpeakRequest { Audio = audio, Face = options.Face, Output = Path.Combine(folder, "out.mp4") };

        // One run to warm up: code is compiled, files are cached.
        speaker.Speak(request with { CacheFolder = Path.Combine(folder, "warm"), Preview = TimeSpan.FromSeconds(3) });
        List<SpeakMeasurement> fresh = [], cached = [];
        for (int run = 0; run < options.Runs; run++)
        {
            SpeakRequest own = request with { CacheFolder = Path.Combine(folder, run.ToString(CultureInfo.InvariantCulture)) };
            fresh.Add(SpeakMeasurement.Make(speaker, own));
            cached.Add(SpeakMeasurement.Make(speaker, own));
        }

        Print("face analysed anew", fresh);
        Print("face analysis cached", cached);
        PrintMemory();
        double baseline = Ffmpeg.TranscodeFramesPerSecond(request.Output!, Path.Combine(folder, "baseline.mp4"));
        Console.WriteLine($"baseline, ffmpeg decoding and encoding the result: {baseline:0} frames/s");
        Console.WriteLine(
            $"goals: {GoalFramesPerSecond:0} frames/s analysed anew, {GoalPeakMb:0} MB; load of the last minute {Machine.Load()}");
    }

    private static Speaker Open(SpeakOptions options)
    {
        if (options.Checkpoint is not null)
            return Speaker.OpenCheckpoint("wav2lip", options.Checkpoint, "cpu");
        if (options.Persona is not null)
            return Speaker.Open(options.Persona, "cpu");
        var analyzer = new FaceAnalyzer(new() { Threads = 2 });
        return new(new EchoModel(), "echo", analyzer.Analyze);
    }

    private static void Print(string title, List<SpeakMeasurement> runs)
    {
        SpeakResult first = runs[0].Result;
        double[] speeds = [.. runs.Select(run => run.Result.FramesPerSecond)];
        Console.WriteLine($"{title}: median {Statistics.Median(speeds):0.0} frames/s ({first.FrameCount} frames, {runs.Count} runs, "
            + $"{speeds.Min():0.0} to {speeds.Max():0.0}), "
                + $"{first.PassedThroughCount} passed through");
        foreach (string stage in first.StageTimes.Keys)
            Console.WriteLine($"  {stage,-9} {AFrame(run => run.Result.StageTimes[stage]),7:0.00} ms a frame");
        Console.WriteLine($"  processor {AFrame(run => run.Processor),7:0.00} ms a frame over all cores, ffmpeg's not included");

        double AFrame(Func<SpeakMeasurement, TimeSpan> time) =>
            Statistics.Median(runs.Select(run => time(run).TotalMilliseconds / first.FrameCount));
    }

    private static void PrintMemory()
    {
        GCMemoryInfo info = GC.GetGCMemoryInfo();
        Console.WriteLine($"peak memory {Machine.PeakMemoryMb():0} MB (VmHWM); managed heap {info.HeapSizeBytes / 1e6:0} MB, "
            + $"collections {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)}, "
            + $"paused {GC.GetTotalPauseDuration().TotalMilliseconds:0} ms");
    }
}
