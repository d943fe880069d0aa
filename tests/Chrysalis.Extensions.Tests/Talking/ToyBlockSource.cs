using Chrysalis.Talking.Speech;

namespace Chrysalis.Extensions.Tests.Talking;

/// <summary>Speech in blocks of odd sizes: each second is twice as loud as the one before.</summary>
internal sealed class ToyBlockSource(int seconds) : ISpeechSource
{
    private int next;
    private int asked;

    public int RateHz => 16000;

    public int Read(Span<float> block, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int count = Math.Min(Math.Min(block.Length, 1 + 37 * ++asked % 400), seconds * RateHz - next);
        for (int i = 0; i < count; i++, next++)
            block[i] = 0.1f * (1 << next / RateHz) * MathF.Sin(next * 0.3f);
        return count;
    }
}
