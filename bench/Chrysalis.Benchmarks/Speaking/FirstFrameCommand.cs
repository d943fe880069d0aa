using System.Diagnostics;
using System.Globalization;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Speaking.Async;

namespace Chrysalis.Benchmarks.Speaking;

/// <summary>
/// <c>first-frame</c>: seconds to the first frame of a speech. Cold: the whole program, from its start until the first numbered picture
/// lies there; then of the second and later requests to an open speaker. Goal: 1.5 s cold.
/// </summary>
internal static class FirstFrameCommand
{
    private const string Program = "src/Chrysalis.Cli/bin/Release/net10.0/chrysalis.dll";
    private const double MostSeconds = 120;

    /// <param name="args">As those of <c>speak</c>.</param>
    public static int Run(string[] args)
    {
        SpeakOptions options = SpeakOptions.Parse(args);
        if (options.Persona is not { } persona)
            throw new ArgumentException("first-frame needs --persona.");
        Console.WriteLine(Machine.Describe());
        double[] cold = [.. Enumerable.Range(0, options.Runs + 1).Select(_ => Cold(persona, options)).Skip(1)];
        Print("from the start of the program", cold);

        long start = Stopwatch.GetTimestamp();
        using Speaker speaker = Speaker.Open(persona, "cpu");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"speaker opened in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s"));
        double[] open = [.. Enumerable.Range(0, options.Runs + 1).Select(_ => First(speaker, options).GetAwaiter().GetResult())];
        Print("first request of an open speaker", open[..1]);
        Print("later requests", open[1..]);
        Console.WriteLine($"load of the last minute {Machine.Load()}");
        return 0;
    }

    private static double Cold(string persona, SpeakOptions options)
    {
        string folder = Directory.CreateTempSubdirectory("chrysalis-bench-").FullName;
        try
        {
            string[] face = options.Face is { } given ? ["--face", given] : [];
            string program = Path.GetFullPath(Program);
            long start = Stopwatch.GetTimestamp();
            using Process process = Process.Start(new ProcessStartInfo(
                "dotnet",
                [program, "talk", "speak", "--persona", persona, "--audio", options.Audio, .. face, "-o", Path.Combine(folder, "%05d.png")])
            {
                RedirectStandardError = true,
            })!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            while (Directory.GetFiles(folder, "0*.png").Length == 0)
            {
                if (process.HasExited || Stopwatch.GetElapsedTime(start).TotalSeconds > MostSeconds)
                    throw new InvalidOperationException($"'{program}' made no picture: build it, and try the same command by hand.");
                Thread.Sleep(2);
            }

            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            return seconds;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> First(Speaker speaker, SpeakOptions options)
    {
        long start = Stopwatch.GetTimestamp();
        await foreach (Frame _ in speaker.FramesAsync(new() { Audio = options.Audio, Face = options.Face }))
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        throw new InvalidOperationException("There is no frame.");
    }

    private static void Print(string what, double[] seconds)
    {
        double[] sorted = [.. seconds.Order()];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {sorted[sorted.Length / 2]:0.00} s ({sorted[0]:0.00} to {sorted[^1]:0.00}, {sorted.Length} runs)"));
    }
}
