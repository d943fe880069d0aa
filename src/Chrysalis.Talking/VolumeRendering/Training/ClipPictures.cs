using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.VolumeRendering.Training;

/// <summary>
/// Pictures of clips' frames, small ones, as they are asked for: in order they come from one decoder; elsewhere one is opened anew.
/// Belongs to one thread.
/// </summary>
/// <param name="clips">The clips.</param>
/// <param name="rate">Frames a second.</param>
/// <param name="cancellation">Stops the decoder.</param>
internal sealed class ClipPictures(IReadOnlyList<HeadClip> clips, FrameRate rate, CancellationToken cancellation) : IDisposable
{
    private const int LongEdgePx = 480;

    private IEnumerator<Frame>? decoder;
    private (int Clip, int Frame) at = (-1, -1);

    /// <summary>The picture of a frame.</summary>
    /// <param name="clip">The clip's number.</param>
    /// <param name="frame">The frame's.</param>
    public Frame Of(int clip, int frame)
    {
        if (decoder is null || clip != at.Clip || frame < at.Frame || frame > at.Frame + rate.PerSecond)
            Open(clip, frame);
        while (at.Frame < frame && decoder!.MoveNext())
            at.Frame++;
        return decoder!.Current;
    }

    public void Dispose() => decoder?.Dispose();

    private void Open(int clip, int frame)
    {
        decoder?.Dispose();
        (int width, int height) = (clips[clip].Sequence.Width, clips[clip].Sequence.Height);
        double scale = Math.Min(1, LongEdgePx / (double)Math.Max(width, height));
        var options = new VideoReadOptions
        {
            Rate = rate,
            // Somewhat early: rounding must not lose the frame.
            Start = frame == 0 ? TimeSpan.Zero : rate.TimeOf(frame) - rate.TimeOf(1) / 4,
            Size = (Even(width * scale), Even(height * scale)),
        };
        decoder = VideoReader.Read(clips[clip].Clip.Source, options, cancellation).GetEnumerator();
        at = (clip, frame - 1);

        static int Even(double edge) => Math.Max(2, (int)Math.Round(edge / 2) * 2);
    }
}
