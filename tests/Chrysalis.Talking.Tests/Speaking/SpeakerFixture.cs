using System.Collections.Concurrent;
using System.Diagnostics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Tests.Compositing;

namespace Chrysalis.Talking.Tests.Speaking;

/// <summary>A temporary folder with media made by ffmpeg, a plain head, and a face search that knows the answer.</summary>
public sealed class SpeakerFixture : IDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<byte[]>> Made = new();

    public SpeakerFixture()
    {
        Folder = Directory.CreateTempSubdirectory("chrysalis speak ").FullName;
        Tone = Once("tone 2s.wav", "-f lavfi -i sine=frequency=300:sample_rate=16000:duration=2");
        Video = Once("face 1s.mp4", "-f lavfi -i testsrc2=size=160x120:rate=25:duration=1");
        Photo = Once("photo.png", "-f lavfi -i testsrc2=size=160x120 -frames:v 1");
    }

    public string Folder { get; }

    /// <summary>Two seconds of a tone, 16 kHz.</summary>
    public string Tone { get; }

    /// <summary>One second of moving picture, 160x120, 25 frames a second, no sound.</summary>
    public string Video { get; }

    public string Photo { get; }

    /// <summary>Frames that the search has looked at.</summary>
    internal int Searched { get; private set; }

    internal static TrackedFace Face { get; } = BlendScenes.Face(80, 40, 30);

    public string At(string name) => Path.Combine(Folder, name);

    /// <summary>Runs ffmpeg and returns the file's path.</summary>
    public string Ffmpeg(string name, string arguments)
    {
        string path = At(name);
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardError = true };
        foreach (string argument in $"-v error -y {arguments}".Split(' '))
            start.ArgumentList.Add(argument);
        start.ArgumentList.Add(path);
        using Process process = Process.Start(start)!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
        return path;
    }

    // The same bytes for every test: ffmpeg runs once a file, not once a test.
    private string Once(string name, string arguments)
    {
        byte[] bytes = Made.GetOrAdd(name, _ => new(() => File.ReadAllBytes(Ffmpeg(name, arguments)))).Value;
        File.WriteAllBytes(At(name), bytes);
        return At(name);
    }

    /// <summary>A speaker whose search finds <see cref="Face"/>, except in the frames given.</summary>
    internal Speaker Speaker(FakeModel head, Func<int, TrackedFace?>? faceIn = null) =>
        new(head, "fake", (frames, _, cancellation) => frames.Select((_, i) =>
        {
            cancellation.ThrowIfCancellationRequested();
            Searched++;
            return faceIn is null ? Face : faceIn(i);
        }));

    internal SpeakRequest Request(string output, string? face = null, string? audio = null) => new()
    {
        Audio = audio ?? Tone,
        Face = face ?? Video,
        Output = At(output),
        CacheFolder = At("cache"),
    };

    /// <summary>Files beside the inputs: an output, or what a failed run left.</summary>
    public string[] Files(string pattern = "*") => [.. Directory.GetFiles(Folder, pattern).Select(path => Path.GetFileName(path)!)];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
