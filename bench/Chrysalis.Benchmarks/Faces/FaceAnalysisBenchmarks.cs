using BenchmarkDotNet.Attributes;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;

namespace Chrysalis.Benchmarks.Faces;

/// <summary>
/// Following a face through 50 frames of 360x288. Goal: under 6 ms a frame on two cores. Needs the video named by
/// CHRYSALIS_BENCH_VIDEO; one thread is the baseline.
/// </summary>
public class FaceAnalysisBenchmarks
{
    private const int FrameCount = 50;
    private List<Frame> frames = [];
    private FaceAnalyzer? analyzer;

    /// <summary>Threads of each network.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Decodes the frames and loads the networks.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        string video = Environment.GetEnvironmentVariable("CHRYSALIS_BENCH_VIDEO")
            ?? throw new InvalidOperationException("Set CHRYSALIS_BENCH_VIDEO to a video of a face.");
        frames = [.. VideoReader.Read(video).Take(FrameCount)];
        analyzer = new(new() { Threads = Threads });
    }

    /// <summary>The time of one frame.</summary>
    [Benchmark(OperationsPerInvoke = FrameCount)]
    public int Analyze() => analyzer!.Analyze(frames, FaceSelection.Largest).Count(face => face is not null);

    /// <summary>Unloads the networks.</summary>
    [GlobalCleanup]
    public void CleanUp() => analyzer?.Dispose();
}
