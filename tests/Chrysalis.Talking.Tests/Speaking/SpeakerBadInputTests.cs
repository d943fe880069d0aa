using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Tests.Compositing;

namespace Chrysalis.Talking.Tests.Speaking;

public sealed class SpeakerBadInputTests : IDisposable
{
    private readonly SpeakerFixture media = new();
    private readonly FakeModel head = new(new(25));

    public void Dispose()
    {
        head.Dispose();
        media.Dispose();
    }

    [Fact]
    public void Speak_AudioMissing_IsRefused() => Refused(media.Request("out.mp4", audio: media.At("nobody.wav")), "nobody.wav");

    [Fact]
    public void Speak_FaceMissing_IsRefused() => Refused(media.Request("out.mp4", face: media.At("nobody.mp4")), "nobody.mp4");

    [Fact]
    public void Speak_AudioIsAFolder_IsRefused() => Refused(media.Request("out.mp4", audio: media.Folder), media.Folder);

    [Fact]
    public void Speak_FaceIsAFolder_IsRefused() => Refused(media.Request("out.mp4", face: media.Folder), media.Folder);

    [Fact]
    public void Speak_TextNamedMp4_IsRefused()
    {
        File.WriteAllText(media.At("letter.mp4"), "Dear Sir,\nthis is no video.\n");
        Refused(media.Request("out.mp4", face: media.At("letter.mp4")), "letter.mp4");
        Refused(media.Request("out.mp4", audio: media.At("letter.mp4")), "letter.mp4");
    }

    [Fact]
    public void Speak_TruncatedMp4_IsRefused()
    {
        byte[] whole = File.ReadAllBytes(media.Video);
        File.WriteAllBytes(media.At("half.mp4"), whole[..(whole.Length / 2)]);
        Refused(media.Request("out.mp4", face: media.At("half.mp4")), "half.mp4");
    }

    [Fact]
    public void Speak_AudioOfZeroLength_IsRefused()
    {
        File.WriteAllBytes(
            media.At("empty.wav"), [.. File.ReadAllBytes(media.Ffmpeg("short.wav", "-f lavfi -i sine=duration=0.1 -bitexact"))[..44]]);
        Refused(media.Request("out.mp4", audio: media.At("empty.wav")), "empty.wav");
        File.WriteAllBytes(media.At("nothing.wav"), []);
        Refused(media.Request("out.mp4", audio: media.At("nothing.wav")), "nothing.wav");
    }

    [Fact]
    public void Speak_VideoWithoutSoundAsAudio_IsRefused() => Refused(media.Request("out.mp4", audio: media.Video), "face 1s.mp4");

    [Fact]
    public void Speak_AudioOnlyFileAsFace_IsRefused() => Refused(media.Request("out.mp4", face: media.Tone), "tone 2s.wav");

    [Fact]
    public void Speak_NoFaceAnywhere_IsRefused() =>
        Assert.Contains(
            "No face", Refused(media.Request("out.mp4"), "face 1s.mp4", media.Speaker(head, _ => null)), StringComparison.Ordinal);

    [Fact]
    public void Speak_FaceTooSmall_IsRefusedWithItsSize() =>
        Assert.Contains(
            "6 px", Refused(media.Request("out.mp4"), "face 1s.mp4", media.Speaker(head, _ => BlendScenes.Face(80, 40, 6))),
            StringComparison.Ordinal);

    [Fact]
    public void Speak_PersonaWithoutFootageAndNoFace_IsRefused() =>
        Assert.Contains("give a photo or video", Refused(media.Request("out.mp4") with { Face = null }, "fake"), StringComparison.Ordinal);

    [Fact]
    public void Speak_UnknownCodec_IsRefusedWithTheNearest() =>
        Assert.Contains("h264", Refused(media.Request("out.mp4") with { Encoding = new("h246") }, "h246"), StringComparison.Ordinal);

    [Theory]
    [InlineData(-1)]
    [InlineData(52)]
    public void Speak_CrfOutOfRange_IsRefused(int crf) => Refused(media.Request("out.mp4") with { Encoding = new(Crf: crf) }, $"{crf}");

    [Fact]
    public void Speak_OutputFolderNotWritable_IsRefused()
    {
        // Root may write anywhere but into the kernel's own file systems.
        Assert.SkipUnless(Directory.Exists("/proc/self"), "needs a folder that nobody can write to");
        Refused(media.Request("out.mp4") with { Output = "/proc/self/new/out.mp4" }, "/proc/self/new/out.mp4");
    }

    [Fact]
    public void Speak_OutputIsAFolder_IsRefused()
    {
        Directory.CreateDirectory(media.At("out.mp4"));
        Refused(media.Request("out.mp4"), "out.mp4");
    }

    [Fact]
    public void Speak_OutputIsAnInput_IsRefusedAndKept()
    {
        byte[] before = File.ReadAllBytes(media.Video);
        Refused(media.Request("face 1s.mp4"), "overwritten");
        Assert.Equal(before, File.ReadAllBytes(media.Video));
    }

    [Fact]
    public void Speak_UnknownOutputType_IsRefused() => Refused(media.Request("out.avi"), ".mp4");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Speak_PreviewWithoutLength_IsRefused(int seconds) =>
        Refused(media.Request("out.mp4") with { Preview = TimeSpan.FromSeconds(seconds) }, "preview");

    [Fact]
    public void Speak_OutputThereBefore_StaysWhenTheInputIsBad()
    {
        File.WriteAllText(media.At("out.mp4"), "precious");
        Assert.ThrowsAny<TalkingException>(
            () => media.Speaker(head).Speak(media.Request("out.mp4", face: media.Tone), null, TestContext.Current.CancellationToken));
        Assert.Equal("precious", File.ReadAllText(media.At("out.mp4")));
    }

    // One sentence that names the value, and no file that was not there before.
    private string Refused(SpeakRequest request, string named, Speaker? speaker = null)
    {
        string[] before = media.Files();
        var error = Assert.ThrowsAny<TalkingException>(
            () => (speaker ?? media.Speaker(head)).Speak(request, null, TestContext.Current.CancellationToken));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, media.Files());
        return error.Message;
    }
}
