using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Media.Sinks;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Motion.Idle;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Talking.Tests.Speaking;

public sealed class SpeakerHeadTests : IDisposable
{
    private readonly SpeakerFixture media = new();

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    private static AnglePath Ramp =>
        AnglePath.TryParse("0:0,1:20", out AnglePath? path, out _) ? path! : throw new InvalidOperationException();

    public void Dispose() => media.Dispose();

    [Fact]
    public void Speak_AHeadThatIsNotTold_MovesAsPeopleInGeneralByTheSeed()
    {
        (List<HeadMotion> heads, _) = Turn(null);
        var idle = new GeneralIdle(7);
        Assert.Equal([.. Enumerable.Range(0, 50).Select(i => idle.At(i / 25.0))], heads);
        Assert.Equal(heads, Turn(new() { Sway = 1 }).Heads);
    }

    [Fact]
    public void Speak_AModelThatKnowsItsPerson_MovesAsThat()
    {
        var traits = new HeadTraits { Idle = seed => new AddedTurn(StillHead.Instance, AnglePath.Constant(seed), null, null) };
        Assert.All(Turn(null, traits).Heads, head => Assert.Equal(7, head.Turn.YawDeg));
        Assert.All(Turn(new() { Sway = 2 }, traits).Heads, head => Assert.Equal(14, head.Turn.YawDeg));
        Assert.All(Turn(HeadRequest.Still, traits).Heads, head => Assert.Equal(default, head));
    }

    [Fact]
    public void Speak_FollowingAFileOfPoses_AddsTheAngles()
    {
        string poses = media.At("nod.json");
        File.WriteAllText(poses, """{"poses": [{"time": 0, "yaw": 5, "pitch": -4, "blink": 1}]}""");
        List<HeadMotion> heads = Turn(new() { Pose = poses, Yaw = Ramp, Roll = AnglePath.Constant(-3) }).Heads;
        Assert.Equal(new HeadMotion(new(5, -4, -3), default, 1), heads[0]);
        Assert.Equal(new HeadMotion(new(25, -4, -3), default, 1), heads[30]);
    }

    [Fact]
    public void Speak_FollowingAVideo_RunsItForwardsAndBackwards()
    {
        HeadPose Pose(int i) => new(i * 0.1f, 0, 0);
        List<HeadMotion> heads = Turn(new() { Pose = media.Video }, face: i => SpeakerFixture.Face with { Pose = Pose(i) }).Heads;
        Assert.Equal(50, heads.Count);
        for (int i = 0; i < 49; i++)
            Assert.Equal((Math.Min(i, 48 - i) - 12) * 0.1f, heads[i].Turn.YawDeg, 0.01f);
    }

    [Fact]
    public void Speak_TurnsTheModelHasNotSeen_AreSaidOnce()
    {
        var known = new HeadTraits { Known = new(new(-10, -5, -5), new(10, 5, 5)) };
        string warning = Assert.Single(Turn(HeadRequest.Still with { Yaw = Ramp }, known).Warnings);
        Assert.Contains("where 'fake' has not seen it", warning, StringComparison.Ordinal);
        Assert.Empty(Turn(HeadRequest.Still with { Yaw = AnglePath.Constant(-9) }, known).Warnings);
    }

    [Fact]
    public void Speak_ThePersonsOwnMotion_NeedsNoWarningUnlessItIsEnlarged()
    {
        var known = new HeadTraits
        {
            Known = new(new(-2, -2, -2), new(2, 2, 2)),
            Idle = _ => new AddedTurn(StillHead.Instance, AnglePath.Constant(4), null, null),
        };
        Assert.Empty(Turn(null, known).Warnings);
        Assert.Single(Turn(new() { Sway = 2 }, known).Warnings);
        Assert.Single(Turn(new() { Pitch = AnglePath.Constant(9) }, known).Warnings);
    }

    [Fact]
    public void Speak_AFileThatTellsNoMotion_IsRefused()
    {
        Refused(new() { Pose = media.Photo }, "'" + media.Photo + "' is a still picture, whose head does not move: give a video");
        Refused(new() { Pose = media.Tone }, "has no picture");
        Refused(new() { Pose = media.At("nobody.json") }, "nobody.json");
        Refused(new() { Pose = media.At("nobody.mp4") }, "nobody.mp4");
        Refused(new() { Pose = media.Video }, "face", _ => null);
        Refused(new() { Sway = 2.5f }, "sways 2.5 times");
    }

    [Fact]
    public void Speak_AMouthOverFootage_RefusesAMotionAndNamesWhoCan()
    {
        using var mouth = new FakeModel(new(25));
        using Speaker speaker = media.Speaker(mouth);
        foreach (HeadRequest head in (HeadRequest[])[new(), HeadRequest.Still, new() { Pose = media.Video }, new() { Yaw = Ramp }])
        {
            SpeakRequest request = media.Request("out.mp4") with { Head = head };
            Assert.Equal(
                "'fake' cannot turn the head, which stays as its footage has it: leave out the motion of the head, "
                    + "give a photo, or take a family that turns heads (ad-nerf of its persona, synctalk of its persona, "
                    + "diffused of its persona or of a photo, any-face of a photo).",
                Assert.Throws<SpeakException>(() => speaker.Speak(request, null, TestEnds)).Message);
            Assert.False(File.Exists(request.Output));
        }

        // A photo does stand still.
        Assert.Equal(50, speaker.Speak(media.Request("out.mp4", media.Photo) with { Head = HeadRequest.Still }, null, TestEnds).FrameCount);
    }

    [Fact]
    public void Speak_AMouthOverAPhoto_MovesTheHeadUnlessItIsToStand()
    {
        using var mouth = new FakeModel(new(25));
        using Speaker speaker = media.Speaker(mouth);
        List<byte[]> frames = [];
        SpeakRequest Request(HeadRequest? head) =>
            media.Request("out.mp4", media.Photo) with
            {
                Output = null, Sink = new CallbackSink(frame => frames.Add([.. frame.Rgb])), Head = head
            };
        List<byte[]> Speak(HeadRequest? head)
        {
            frames.Clear();
            speaker.Speak(Request(head), null, TestEnds);
            return [.. frames];
        }

        List<byte[]> standing = Speak(HeadRequest.Still), usual = Speak(null);
        Assert.Equal(usual, Speak(new()));
        Assert.Equal(standing.Count, usual.Count);
        Assert.NotEqual(standing[30], usual[30]);
        List<byte[]> moved = Speak(HeadRequest.Still with { Yaw = Ramp });
        Assert.Equal(standing.Count, moved.Count);
        Assert.NotEqual(standing[30], moved[30]);
        Assert.Equal(moved, Speak(HeadRequest.Still with { Yaw = Ramp }));
        frames.Clear();
        speaker.Speak(Request(null) with { Placement = new() { Static = true } }, null, TestEnds);
        Assert.Equal(standing, frames);
        SpeakRequest boxed = Request(new()) with { Placement = new() { Box = new(20, 100, 40, 120) } };
        Assert.Contains(
            "out the box", Assert.Throws<SpeakException>(() => speaker.Speak(boxed, null, TestEnds)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Speak_OverTheFileThatIsFollowed_IsRefused()
    {
        using var model = new TurningModel(new());
        using var speaker = new Speaker(model, "fake", (_, _, _) => []);
        var request = new SpeakRequest { Audio = media.Tone, Output = media.Video, Head = new() { Pose = media.Video } };
        Assert.Contains(
            "is also an input", Assert.Throws<SpeakException>(() => speaker.Speak(request, null, TestEnds)).Message,
            StringComparison.Ordinal);
    }

    private void Refused(HeadRequest head, string expected, Func<int, TrackedFace?>? face = null)
    {
        string message = Assert.ThrowsAny<TalkingException>(() => Turn(head, face: face)).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    private (List<HeadMotion> Heads, IReadOnlyList<string> Warnings) Turn(
        HeadRequest? head, HeadTraits? traits = null, Func<int, TrackedFace?>? face = null)
    {
        using var model = new TurningModel(traits ?? new());
        using var speaker = new Speaker(
            model, "fake", (frames, _, _) => frames.Select((_, i) => face is null ? SpeakerFixture.Face : face(i)));
        var request = new SpeakRequest
        {
            Audio = media.Tone, Sink = new CallbackSink(_ => { }), Seed = 7, Head = head, CacheFolder = media.At(Guid.NewGuid().ToString()),
        };
        return (model.Heads, speaker.Speak(request, null, TestEnds).Warnings);
    }
}
