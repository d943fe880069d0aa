using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Families.DiffusedHeads.Official;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Tests.Families.DiffusedHeads;

/// <summary>A TorchScript program hears in the published windows and keeps what it remembers from one to the next.</summary>
public sealed class TorchScriptEarTests : IDisposable
{
    private readonly DiffusedFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(639)]
    [InlineData(640)]
    [InlineData(641)]
    [InlineData(6400)]
    [InlineData(9000)]
    public void Hear_AnyLength_IsWhatTheProgramSaysOfEveryWindow(int samples)
    {
        using TorchScriptEar ear = Ear(files.Ear);
        Waveform speech = Speech(samples);
        SpeechEmbeddings heard = ear.Hear(speech, TestContext.Current.CancellationToken);
        Assert.Equal(Math.Max(1, samples / 640), heard.Frames);
        double memory = 0;
        for (int i = 0; i < heard.Frames; i++)
        {
            double mean = Enumerable.Range(640 * i - 1280, 3200).Sum(at => at >= 0 && at < samples ? (double)speech.Samples[at] : 0) / 3200;
            memory = memory / 2 + mean;
            for (int k = 0; k < files.Weight.Length; k++)
                Assert.Equal(mean * files.Weight[k] + memory, heard[i][k], 1e-5);
        }
    }

    [Fact]
    public void Around_Ends_RepeatTheFirstAndTheLast()
    {
        var heard = new SpeechEmbeddings([1, 10, 2, 20, 3, 30], 2);
        Assert.Equal([1, 10, 1, 10, 1, 10, 2, 20, 3, 30], Around(0));
        Assert.Equal([1, 10, 2, 20, 3, 30, 3, 30, 3, 30], Around(2));
        Assert.Equal([3, 30, 3, 30, 3, 30, 3, 30, 3, 30], Around(9));

        float[] Around(long frame)
        {
            using TorchSharp.torch.Tensor around = heard.Around(frame, 2);
            Assert.Equal([1, 5, 2], around.shape);
            return around.data<float>().ToArray();
        }
    }

    [Theory]
    [InlineData(
        "return (emb, lengths, state)", "return (emb, lengths, emb)", "is not the audio encoder of this network: it gives 32 numbers")]
    [InlineData("torch.mean(x, [2])", "torch.mean(x, [7])", "is a TorchScript program that cannot hear: ")]
    [InlineData("class AudioEncoder", "class", "is a TorchScript program that cannot be loaded: ")]
    public void Hear_AnotherProgram_IsRefusedInOneSentence(string from, string to, string why)
    {
        string path = files.WriteEar("other.pt", DiffusedFiles.EarProgram.Replace(from, to, StringComparison.Ordinal));
        string message = Assert.Throws<CheckpointException>(() =>
        {
            using TorchScriptEar ear = Ear(path);
            ear.Hear(Speech(700), TestContext.Current.CancellationToken);
        }).Message;
        Assert.Contains(why, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private TorchScriptEar Ear(string path) => TorchScriptEar.LoadTrusted(path, files.Weight.Length);

    private static Waveform Speech(int samples)
    {
        var random = new Random(11);
        return new([.. Enumerable.Range(0, samples).Select(_ => (float)(random.NextDouble() - 0.3))], 16000);
    }
}
