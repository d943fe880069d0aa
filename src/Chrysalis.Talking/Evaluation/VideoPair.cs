using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Evaluation;

/// <summary>Two videos at the real one's frame rate, cut to the frames that both have.</summary>
internal sealed class VideoPair
{
    // Frames of this size are counted without decoding costing memory.
    private const int CountingEdgePx = 16;

    private readonly EvaluateRequest request;
    private readonly FrameRate rate;
    private readonly CancellationToken cancellation;

    /// <summary>Probes and counts.</summary>
    /// <exception cref="EvaluationException">Pictures that are to be compared differ in size.</exception>
    public VideoPair(EvaluateRequest request, CancellationToken cancellation)
    {
        (this.request, this.cancellation) = (request, cancellation);
        MediaInfo real = MediaProbe.Probe(request.Reference).RequireVideo();
        MediaInfo generated = MediaProbe.Probe(request.Generated).RequireVideo();
        if (!request.GeneratedFromStill && (real.Width, real.Height) != (generated.Width, generated.Height))
            throw new EvaluationException($"'{request.Generated}' is {generated.Width}x{generated.Height} and '{request.Reference}' "
                + $"{real.Width}x{real.Height}: give two videos of one size.");
        rate = real.FrameRate;
        ReferenceFrames = Count(request.Reference);
        GeneratedFrames = Count(request.Generated);
    }

    /// <summary>Frames of the real video.</summary>
    public int ReferenceFrames { get; }

    /// <summary>Frames of the generated video.</summary>
    public int GeneratedFrames { get; }

    /// <summary>Frames that both have.</summary>
    public int Common => Math.Min(ReferenceFrames, GeneratedFrames);

    /// <summary>The real frames.</summary>
    public IEnumerable<Frame> Reference() => Read(request.Reference).Take(Common);

    /// <summary>The generated frames.</summary>
    public IEnumerable<Frame> Generated() => Read(request.Generated).Take(Common);

    private IEnumerable<Frame> Read(string path) => VideoReader.Read(path, new() { Rate = rate }, cancellation);

    private int Count(string path) =>
        VideoReader.Read(path, new() { Rate = rate, Size = (CountingEdgePx, CountingEdgePx) }, cancellation).Count();
}
