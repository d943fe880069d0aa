using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Tests.Speech;

public class LiveSpeechTests
{
    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 64)]
    [InlineData(1000, 64)]
    public async Task Read_WriterAhead_GetsEverySampleInOrderWithinTheBound(int block, int capacity)
    {
        var live = new LiveSpeech(capacitySamples: capacity);
        float[] sound = [.. Enumerable.Range(0, 5000).Select(i => (float)i)];
        Task writing = Task.Run(() =>
        {
            foreach (float[] part in sound.Chunk(block))
                live.Write(part, TestEnds);
            live.Complete();
        }, TestEnds);
        Assert.InRange(live.WaitingSamples, 0, capacity);
        Assert.Equal(sound, live.ReadToEnd(TestEnds).Samples);
        await writing;
    }

    [Fact]
    public void Read_BrokenOff_SaysWhy()
    {
        var live = new LiveSpeech();
        live.Write([1, 2], TestEnds);
        live.Complete(new IOException("the microphone is gone"));
        var block = new float[8];
        Assert.Equal(2, live.Read(block, TestEnds));
        Assert.Equal(
            "The live speech broke off: the microphone is gone", Assert.Throws<SpeechException>(() => live.Read(block, TestEnds)).Message);
        Assert.Throws<InvalidOperationException>(() => live.Write([1], TestEnds));
    }

    [Fact]
    public void Pcm_BytesInPieces_AreSamples()
    {
        using var stream = new MemoryStream([0, 0x40, 0, 0xC0, 0xFF, 0x7F]);
        Assert.Equal([0.5f, -0.5f, 32767 / 32768f], new PcmSource(stream).ReadToEnd(TestEnds).Samples);
        using var cut = new MemoryStream([0, 0x40, 1]);
        Assert.Throws<SpeechException>(() => new PcmSource(cut).ReadToEnd(TestEnds));
    }
}
