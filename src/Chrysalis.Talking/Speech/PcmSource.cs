using System.Buffers.Binary;

namespace Chrysalis.Talking.Speech;

/// <summary>Raw samples of one channel from any stream: a pipe, a socket, a device. Not for use from several threads at once.</summary>
public sealed class PcmSource : ISpeechSource
{
    private readonly Stream stream;
    private readonly PcmFormat format;
    private byte[] bytes = [];

    /// <summary>Reads a stream, which stays the caller's.</summary>
    /// <param name="stream">The samples, without a header. A read that waits cannot be cancelled unless the stream is closed.</param>
    /// <param name="format">How they stand in it.</param>
    /// <param name="rateHz">Samples a second.</param>
    public PcmSource(Stream stream, PcmFormat format = PcmFormat.Signed16, int rateHz = Waveform.SpeechRateHz)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rateHz);
        (this.stream, this.format, RateHz) = (stream, format, rateHz);
    }

    /// <inheritdoc/>
    public int RateHz { get; }

    /// <inheritdoc/>
    /// <exception cref="SpeechException">The stream ends within a sample.</exception>
    public int Read(Span<float> block, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int size = format == PcmFormat.Signed16 ? 2 : 4;
        if (bytes.Length < block.Length * size)
            bytes = new byte[block.Length * size];
        int length = stream.Read(bytes, 0, block.Length * size);
        if (length % size != 0)
        {
            int missing = size - length % size;
            if (stream.ReadAtLeast(bytes.AsSpan(length, missing), missing, throwOnEndOfStream: false) < missing)
                throw new SpeechException($"The raw sound ends within a sample of {size} bytes: is it {format}?");
            length += missing;
        }

        for (int i = 0; i < length / size; i++)
            block[i] = format == PcmFormat.Signed16
                ? BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(i * 2)) / 32768f
                : BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * 4));
        return length / size;
    }
}
