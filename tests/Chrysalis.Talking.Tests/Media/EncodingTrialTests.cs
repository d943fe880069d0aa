using System.Text.RegularExpressions;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Media.Sinks;

namespace Chrysalis.Talking.Tests.Media;

public class EncodingTrialTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    // Those that the program names, and ffmpeg's encoders that some container takes and another does not.
    private static readonly string[] Codecs = ["h264", "H265", "vp9", "av1", "mpeg4", "ffv1", "libvpx"];

    /// <summary>What is let through is written, and what is refused cannot be written; the remedies of a refusal help.</summary>
    [Fact]
    public void RequireHolds_EveryPairOfSuffixAndCodec_SaysWhatFfmpegDoes()
    {
        string tone = media.Make("tone of pairs.wav", "-f lavfi -i sine=duration=0.2");
        Assert.SkipUnless(Codecs.All(IsHere), "this ffmpeg lacks some of the encoders.");
        var refused = new List<string>();
        foreach (string extension in EncodingTrial.Containers)
            foreach (string codec in Codecs)
            {
                if (Refusal(codec, extension) is not { } refusal)
                {
                    Write(media.At($"{codec}{extension}"), codec, tone);
                    continue;
                }
                refused.Add($"{codec} {extension}");
                Assert.ThrowsAny<MediaException>(() => Write(media.At($"{codec}{extension}"), codec, tone));
                Assert.Matches(@"^[^\n]*[^\n.]\.$", refusal);
                Assert.Contains(codec, refusal, StringComparison.Ordinal);
                foreach (Match remedy in Regex.Matches(refusal, @"(?<=(name it|or)\s)\.\w+"))
                    Assert.Null(Refusal(codec, remedy.Value));
                foreach (Match remedy in Regex.Matches(refusal, "(?<=the codec .*)(h264|h265|vp9|av1)"))
                    Assert.Null(Refusal(remedy.Value, extension));
            }

        // What no version of ffmpeg does.
        Assert.Contains("h264 .webm", refused);
        Assert.Contains("vp9 .mov", refused);
        Assert.DoesNotContain("vp9 .mp4", refused);
        Assert.DoesNotContain(refused, pair => pair.EndsWith(".mkv", StringComparison.Ordinal));
    }

    [Fact]
    public void RequireHolds_Vp9InMov_NamesBothRemedies()
    {
        Assert.SkipUnless(IsHere("vp9"), "this ffmpeg has no VP9.");

        Assert.Matches(@"^A video named \.mov does not hold vp9: name it \.mp4 or \.mkv or \.webm, or take the codec h264.*\.$",
            Refusal("vp9", ".mov"));
    }

    [Fact]
    public void RequireHolds_EncoderWithoutItsMachine_SaysSo()
    {
        // Encoders of graphics cards are listed wherever ffmpeg was built with them, and fail where there is no card.
        Assert.SkipUnless(IsHere("h264_nvenc") && !File.Exists("/dev/nvidia0"), "this ffmpeg has no such encoder, or there is a card.");

        Assert.Matches(
            @"^ffmpeg's encoder 'h264_nvenc' does not work here \(.+\): take the codec h264.*\.$", Refusal("h264_nvenc", ".mp4"));
    }

    [Fact]
    public void RequireHolds_EncoderOfOneSizeOnly_Passes()
    {
        Assert.SkipUnless(IsHere("dvvideo"), "this ffmpeg has no DV.");

        Assert.Null(Refusal("dvvideo", ".mov"));
    }

    private static bool IsHere(string codec)
    {
        try
        {
            return VideoCodec.EncoderOf(codec).Length > 0;
        }
        catch (MediaException)
        {
            return false;
        }
    }

    private static string? Refusal(string codec, string extension)
    {
        try
        {
            EncodingTrial.RequireHolds(codec, extension);
            return null;
        }
        catch (MediaException refusal)
        {
            return refusal.Message;
        }
    }

    private static void Write(string path, string codec, string tone)
    {
        using var writer = new VideoWriter(path, 128, 96, new FrameRate(25), new(codec), tone);
        for (int i = 0; i < 5; i++)
            writer.Write(new Frame(128, 96));
        writer.Complete();
    }
}
