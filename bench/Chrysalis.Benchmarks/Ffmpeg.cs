using System.Diagnostics;
using System.Globalization;

namespace Chrysalis.Benchmarks;

/// <summary>ffmpeg for inputs and as the baseline.</summary>
internal static class Ffmpeg
{
    /// <summary>Repeats speech to a length in seconds; returns <paramref name="output"/>.</summary>
    public static string Repeat(string audio, double seconds, string output)
    {
        Run("-stream_loop", "-1", "-i", audio, "-vn", "-t", seconds.ToString(CultureInfo.InvariantCulture), output);
        return output;
    }

    /// <summary>Speed of decoding and encoding a video with the encoder's usual settings.</summary>
    public static double TranscodeFramesPerSecond(string video, string output)
    {
        long start = Stopwatch.GetTimestamp();
        Run("-i", video, "-c:v", "libx264", "-crf", "18", "-c:a", "copy", output);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using Process probe = Start(
            "ffprobe", "-v", "error", "-count_packets", "-select_streams", "v:0", "-show_entries", "stream=nb_read_packets", "-of",
            "csv=p=0", video);
        return int.Parse(probe.StandardOutput.ReadToEnd().Trim().TrimEnd(','), CultureInfo.InvariantCulture) / seconds;
    }

    private static void Run(params string[] arguments)
    {
        using Process process = Start("ffmpeg", ["-v", "error", "-nostdin", "-y", .. arguments]);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"ffmpeg {string.Join(' ', arguments)} failed.");
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
}
