using Chrysalis.Talking.Families.AdNerf.Features;
using Chrysalis.Talking.Families.AdNerf.Networks;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Tests.Numpy;
using Chrysalis.Talking.Tests.Reference;
using TorchSharp;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Tests.Families.AdNerf.Features;

public sealed class SpeechFeaturesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_Windows_HoldsEachFrames()
    {
        SpeechFeatures features = Read([3, 16, 29], Ramp(3));

        Assert.Equal(3, features.Frames);
        Assert.Equal([464f, 465], features[1][..2]);
        Assert.Equal(464 * 3 - 1, features[2][^1]);
    }

    [Theory]
    [InlineData(16, 29)]
    [InlineData(2, 16, 44)]
    [InlineData(0, 16, 29)]
    [InlineData(2, 29, 16)]
    [InlineData(1, 2, 16, 29)]
    public void Read_AnotherShape_IsRefusedInOneSentence(params int[] shape)
    {
        string message = Assert.Throws<TalkingException>(
            () => Read(shape, new float[shape.Aggregate(1, (a, b) => a * b)])).Message;

        Assert.Contains($"holds an array of shape [{string.Join(", ", shape)}]; AD-NeRF hears DeepSpeech's windows, frames x 16 x 29",
            message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Read_WhatIsNoNumber_NamesItsFrame(float wrong)
    {
        float[] values = Ramp(3);
        values[464 + 7] = wrong;

        string message = Assert.Throws<TalkingException>(() => Read([3, 16, 29], values)).Message;

        Assert.Contains("in frame 1, which is no logit", message, StringComparison.Ordinal);
    }

    [Fact]
    public void MustFit_AnotherClip_NamesBothLengths()
    {
        SpeechFeatures features = Read([7, 16, 29], Ramp(7));

        features.MustFit(7);
        features.MustFit(12);
        Assert.Contains("holds the speech of 7 frames, and the footage has 13", Assert.Throws<TalkingException>(
            () => features.MustFit(13)).Message, StringComparison.Ordinal);
        Assert.Throws<TalkingException>(() => features.MustFit(1));
    }

    /// <summary>Each frame is heard with the four before it and the three after it; beyond the ends are windows of zeros.</summary>
    [Fact]
    public void Hear_WithAttention_LooksAtEightFramesAround()
    {
        const int frames = 5;
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        using AudioNet hearing = GoldenRule.Fill(new AudioNet());
        using AudioAttention attention = GoldenRule.Fill(SpeechWindow.Attention());
        Tensor speech = GoldenRule.Input("speech", -2, 2, frames, 16, 29);
        SpeechFeatures features = Read([frames, 16, 29], speech.view(-1).data<float>().ToArray());

        Tensor heard = SpeechCodes.Hear(hearing, attention, features, CPU);

        Assert.Equal([frames, 64], heard.shape);
        for (int frame = 0; frame < frames; frame++)
        {
            Tensor window = stack(Enumerable.Range(frame - 4, 8).Select(i => i is >= 0 and < frames ? speech[i] : zeros(16, 29)));
            Assert.True(allclose(attention.call(hearing.call(window).unsqueeze(0))[0], heard[frame], atol: 1e-6));
        }

        Assert.True(allclose(hearing.call(speech), SpeechCodes.Hear(hearing, null, features, CPU), atol: 1e-6));
    }

    private SpeechFeatures Read(int[] shape, float[] values)
    {
        string path = Path.Combine(folder.Path, "aud.npy");
        File.WriteAllBytes(path, NpyBytes.Of(shape, values));
        return SpeechFeatures.Read(path);
    }

    private static float[] Ramp(int frames) => [.. Enumerable.Range(0, frames * 464).Select(i => (float)i)];
}
