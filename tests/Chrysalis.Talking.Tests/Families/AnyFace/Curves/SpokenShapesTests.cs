using Chrysalis.Talking.Families.AnyFace.Curves;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Tests.Families.AnyFace.Curves;

public sealed class SpokenShapesTests
{
    [Fact]
    public void Hear_ToneThenSilence_OpensThenRests()
    {
        using var shapes = new SpokenShapes(SyntheticMouth.Basis, [1, 1, 1, 1], new ConstantNetworks(SyntheticMouth.Mouth(jawMm: 10)));

        ShapeTrack track = shapes.Hear(ToneThenSilence(), TestContext.Current.CancellationToken);

        Assert.Equal((25, 50), (track.Fps, track.Frames.Count));
        int jawOpen = track.Names.Arkit.ToList().IndexOf("jawOpen");
        Assert.Equal(0.5f, track.Frames[10].Arkit[jawOpen], 1e-3f);
        Assert.Equal(0, track.Frames[10].Visemes[0], 1e-3f);
        Assert.Equal(0, track.Frames[45].Arkit[jawOpen]);
        Assert.Equal(1, track.Frames[45].Visemes[0]);
        Assert.All(track.Frames, frame => Assert.Equal(1, frame.Visemes.Sum(), 1e-5f));
        Assert.Equal(1.8, track.Frames[45].TimeSeconds);
        Assert.Equal(["mouth_0", "mouth_1", "mouth_2", "mouth_3"], track.Names.Coefficients);
    }

    [Fact]
    public void Hear_NoSample_IsRefused()
    {
        using var shapes = new SpokenShapes(SyntheticMouth.Basis, [1, 1, 1, 1], new ConstantNetworks(new float[4]));

        Assert.Throws<SpeechException>(() => shapes.Hear(new Waveform([], 16000), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Open_PersonaOfAnotherFamily_IsRefusedByName() => Assert.Contains(
        "is of the family 'autoencoder', which moves no mesh: give one of the family 'any-face'",
        Assert.Throws<TalkingException>(() => SpokenShapes.Open(Path.Combine(SharedData.Root, "models", "grid-s1"))).Message,
        StringComparison.Ordinal);

    /// <summary>A second of a tone that comes and goes, a second of nothing.</summary>
    private static Waveform ToneThenSilence() => new(
        [.. Enumerable.Range(0, 32000).Select(i => i < 16000 ? 0.3f * MathF.Sin(i * 0.1f) * (1 + MathF.Sin(i * 0.002f)) : 0)], 16000);
}
