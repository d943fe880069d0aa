using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Tests.Media;

namespace Chrysalis.Talking.Tests.Speaking;

public class CheckedSoundsTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Take_AfterCheck_IsTheSoundAsReadOnce()
    {
        string path = media.Make("spoken.m4a", "-f lavfi -i sine=sample_rate=44100:duration=3 -c:a aac");
        CheckedSounds.Check(path, Token);

        Waveform kept = CheckedSounds.Take(path)!.Value.Sound;

        Assert.Equal(AudioReader.Read(path, cancellation: Token).Samples, kept.Samples);
        Assert.Null(CheckedSounds.Take(path));
    }

    [Fact]
    public void Take_FileThatChangedSince_IsNone()
    {
        string path = media.Make("changed.wav", "-f lavfi -i sine=sample_rate=16000:duration=1");
        CheckedSounds.Check(path, Token);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-5));

        Assert.Null(CheckedSounds.Take(path));
        Assert.Null(CheckedSounds.Take(media.At("never.wav")));
    }

    [Fact]
    public void Check_SoundBeyondTwoMinutes_IsNotKept()
    {
        string path = media.Make("long.wav", "-f lavfi -i sine=sample_rate=8000:duration=125");
        CheckedSounds.Check(path, Token);

        Assert.Null(CheckedSounds.Take(path));
    }

    [Fact]
    public void Check_FileWithoutSound_IsRefused()
    {
        string path = media.Make("picture.png", "-f lavfi -i color=red:size=16x16 -frames:v 1");
        Assert.Throws<MediaException>(() => CheckedSounds.Check(path, Token));
    }
}
