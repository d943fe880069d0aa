using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Tests.Speech;

public class CausalMelSpectrogramTests
{
    public static TheoryData<int, int> SamplesAndBlocks
    {
        get
        {
            var cases = new TheoryData<int, int>();
            foreach (int samples in (int[])[0, 1, 2, 199, 200, 400, 401, 402, 799, 800, 801, 6399, 6400, 6401, 20000])
            {
                foreach (int block in (int[])[1, 7, 160, 1000, int.MaxValue])
                    cases.Add(samples, block);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(SamplesAndBlocks))]
    public void Push_AnyBlocks_GivesTheWholeSoundsFramesBitForBit(int samples, int block)
    {
        var draw = new Random(samples);
        float[] sound = [.. Enumerable.Range(0, samples).Select(_ => draw.NextSingle() - 0.5f)];
        var causal = new CausalMelSpectrogram();
        var frames = new List<float>();

        for (int at = 0; at < samples; at += Math.Min(block, samples - at))
        {
            int count = Math.Min(block, samples - at);
            causal.Push(sound.AsSpan(at, count), Take);

            // Every frame whose look-ahead was heard is there, and no other.
            Assert.Equal(
                Math.Max(0, (at + count - CausalMelSpectrogram.LookAheadSamples) / 200
                    + (at + count >= CausalMelSpectrogram.LookAheadSamples ? 1 : 0)),
                causal.FrameCount);
        }

        causal.Complete(Take);
        Assert.Equal(MelSpectrogram.Compute(new(sound, 16000)).Values, frames);

        void Take(ReadOnlySpan<float> mel, long index)
        {
            Assert.Equal(frames.Count / MelSpectrogram.BandCount, index);
            frames.AddRange(mel);
        }
    }
}
