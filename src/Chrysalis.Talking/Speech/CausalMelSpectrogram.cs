using System.Buffers;

namespace Chrysalis.Talking.Speech;

/// <summary>
/// <see cref="MelSpectrogram"/> fed block by block. Its frames are those of the whole sound, bit for bit and however the sound is divided;
/// a frame is ready when <see cref="LookAheadSamples"/> samples from its centre on were heard, the last ones when the sound has ended. The
/// memory it holds does not grow. One instance serves one sound. Not for use from several threads at once.
/// </summary>
public sealed class CausalMelSpectrogram
{
    /// <summary>
    /// Samples from a frame's centre on that it needs: 25.1 ms at 16 kHz (one more than half a frame, for the reflected beginning).
    /// </summary>
    public const int LookAheadSamples = MelFrameKernel.FrameSamples / 2 + 1;

    // A frame at the end is reflected there: it reaches back a frame and a sample of pre-emphasis before its own beginning.
    private const int KeptSamples = 2 * MelFrameKernel.FrameSamples;
    private readonly MelFrameKernel kernel = new();
    private readonly float[] mel = new float[MelSpectrogram.BandCount];
    private float[] held = new float[4 * KeptSamples];
    private long heldStart;
    private int heldCount;
    private bool ended;

    /// <summary>Frames given so far.</summary>
    public long FrameCount { get; private set; }

    /// <summary>Hears the next samples (16 kHz).</summary>
    /// <param name="block">Any number of samples.</param>
    /// <param name="ready">Takes the frames that are ready now, in order: 80 values, valid during the call, and the frame's number.</param>
    /// <exception cref="InvalidOperationException">The sound has ended.</exception>
    public void Push(ReadOnlySpan<float> block, ReadOnlySpanAction<float, long> ready)
    {
        ArgumentNullException.ThrowIfNull(ready);
        if (ended)
            throw new InvalidOperationException("The sound has ended: begin another spectrogram.");
        while (!block.IsEmpty)
        {
            Forget();
            int count = Math.Min(block.Length, held.Length - heldCount);
            block[..count].CopyTo(held.AsSpan(heldCount));
            heldCount += count;
            block = block[count..];
            while (FrameCount * MelFrameKernel.HopSamples + LookAheadSamples <= heldStart + heldCount)
                Give(ready);
        }
    }

    /// <summary>The sound has ended.</summary>
    /// <param name="ready">Takes the last frames.</param>
    public void Complete(ReadOnlySpanAction<float, long> ready)
    {
        ArgumentNullException.ThrowIfNull(ready);
        ended = true;
        while (FrameCount <= (heldStart + heldCount) / MelFrameKernel.HopSamples)
            Give(ready);
    }

    private void Give(ReadOnlySpanAction<float, long> ready)
    {
        kernel.Compute(held.AsSpan(0, heldCount), heldStart, heldStart + heldCount, FrameCount, mel);
        ready(mel, FrameCount++);
    }

    private void Forget()
    {
        if (heldCount < held.Length)
            return;
        int gone = heldCount - KeptSamples;
        held.AsSpan(gone, KeptSamples).CopyTo(held);
        heldStart += gone;
        heldCount = KeptSamples;
    }
}
