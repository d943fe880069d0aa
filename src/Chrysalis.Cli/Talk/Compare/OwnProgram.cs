using System.Diagnostics;
using System.Text.Json;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Cli.Talk.Speak;
using Chrysalis.Studies.Generations;
using Chrysalis.Talking;
using static System.FormattableString;

namespace Chrysalis.Cli.Talk.Compare;

/// <summary>Makes each video by this program, started anew: it pays for its own start, model and memory.</summary>
internal sealed class OwnProgram : ISpeechMaker
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200), Patience = TimeSpan.FromSeconds(35);

    /// <inheritdoc/>
    public SpokenClip Speak(SpeechOrder order, CancellationToken cancellation)
    {
        // A cache of its own, so that no family finds the faces that another has looked for.
        string cache = order.Output + ".cache";
        try
        {
            return Run(order, cache, cancellation);
        }
        finally
        {
            if (Directory.Exists(cache))
                Directory.Delete(cache, recursive: true);
        }
    }

    private static SpokenClip Run(SpeechOrder order, string cache, CancellationToken cancellation)
    {
        string[] words =
        [
            "talk", "speak", "--persona", order.Persona, "--audio", order.Audio, "--output", order.Output, "--cache", cache, "--json",
            "--seed", Invariant($"{order.Seed}"), .. order.Face is { } face ? (string[])["--face", face] : []
        ];
        long start = Stopwatch.GetTimestamp();
        using Process process = Start(words);
        Task<string> said = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using (cancellation.Register(() => ProcessEnd.Ask(process)))
        {
            while (!process.WaitForExit(Step))
            {
                if (cancellation.IsCancellationRequested && !process.WaitForExit(Patience))
                    process.Kill();
            }

            process.WaitForExit();
        }

        cancellation.ThrowIfCancellationRequested();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (process.ExitCode != ExitCode.Done)
            throw new TalkingException($"'{order.Persona}' could not speak '{order.Audio}': {Sentence(error.Result)}");
        SpeakFindings findings = JsonSerializer.Deserialize<SpeakFindings>(said.Result, ReflectedJson.Options)!;
        SpokenVideo video = findings.Videos[0];
        return new(video.FrameCount, video.Seconds, Math.Round(seconds - video.Seconds, 3), findings.PeakMemoryMb)
        {
            MultiplyAdds = video.MultiplyAdds,
        };
    }

    private static Process Start(IEnumerable<string> words)
    {
        string self = Environment.ProcessPath ?? throw new InvalidOperationException("This program does not know its own file.");
        bool isHosted = Path.GetFileNameWithoutExtension(self).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] own = isHosted ? ["exec", Path.Combine(AppContext.BaseDirectory, "chrysalis.dll")] : [];
        return Process.Start(new ProcessStartInfo(self, [.. own, .. words])
        {
            RedirectStandardOutput = true, RedirectStandardError = true
        })!;
    }

    /// <summary>The last line said is the one that says why.</summary>
    private static string Sentence(string error) =>
        error.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault()
        ?? "it ended without a word.";
}
