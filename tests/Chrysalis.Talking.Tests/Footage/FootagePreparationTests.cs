using Chrysalis.Talking.Families.Autoencoder;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Tests.Media;
using Chrysalis.Talking.Training;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Footage;

public sealed class FootagePreparationTests : IDisposable
{
    private const string Bars = "-f lavfi -i smptebars=size=160x120:rate=25:duration=2";
    private const string Tone = "-f lavfi -i sine=frequency=300:sample_rate=16000:duration=2";
    private readonly MediaFixture media = new();

    public void Dispose() => media.Dispose();

    [Fact]
    public void Prepare_NoFaceAnywhere_SaysSo()
    {
        string video = media.Make("bars.mp4", $"{Bars} {Tone}");
        Assert.Contains("No face was found in any of the 1 video(s)", Refusal<TrainingException>(video), StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_NoSound_SaysSo()
    {
        string video = media.Make("silent.mp4", Bars);
        Assert.Contains("has no sound", Refusal<MediaException>(video), StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_SoundOnly_SaysSo()
    {
        string sound = media.Make("sound.wav", Tone);
        Assert.Contains("has no picture", Refusal<MediaException>(sound), StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_TextRenamed_SaysSo()
    {
        File.WriteAllText(media.At("text.mp4"), "this is no video");
        Assert.Contains("text.mp4' is not a media file", Refusal<MediaException>(media.At("text.mp4")), StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_MissingPath_SaysSo() =>
        Assert.Contains("does not exist: --video takes video files or folders", Refusal<TrainingException>(media.At("none.mp4")), StringComparison.Ordinal);

    [Fact]
    public void Prepare_FolderWithoutVideo_SaysSo() =>
        Assert.Contains("holds no video", Refusal<TrainingException>(media.Folder), StringComparison.Ordinal);

    [Fact]
    public void Prepare_TooShort_SaysHowMuchIsNeeded()
    {
        string clip = Directory.GetFiles(SharedData.Require("data/grid_s1/train"), "*.mpg").Order().First();
        Assert.Contains("for 3.0 s; training needs at least 20 s", Refusal<TrainingException>(clip), StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_SecondTime_ComesFromTheCache()
    {
        string[] clips = [.. Directory.GetFiles(SharedData.Require("data/grid_s1/train"), "*.mpg").Order().Take(7)];
        PreparedFootage first = Preparation().Prepare(clips, new Silent(), TestContext.Current.CancellationToken);
        string[] cached = Directory.GetFiles(media.At("cache"), "*", SearchOption.AllDirectories);
        DateTime[] written = [.. cached.Select(File.GetLastWriteTimeUtc)];

        PreparedFootage second = Preparation().Prepare(clips, new Silent(), TestContext.Current.CancellationToken);

        Assert.Equal(7, cached.Length);
        Assert.Equal(written, cached.Select(File.GetLastWriteTimeUtc));
        Assert.Equal(first.Key, second.Key);
        Assert.Equal(first.Clips.Select(clip => clip.Crops), second.Clips.Select(clip => clip.Crops));
        Assert.Equal(75, first.Clips[0].FrameCount);
        Assert.InRange(first.Clips[0].MelFrameCount, 230, 250);
    }

    [Fact]
    public void Prepare_DamagedCacheFile_IsMadeAgain()
    {
        string[] clips = [.. Directory.GetFiles(SharedData.Require("data/grid_s1/train"), "*.mpg").Order().Take(7)];
        PreparedFootage first = Preparation().Prepare(clips, new Silent(), TestContext.Current.CancellationToken);
        string cached = Directory.GetFiles(media.At("cache"), "*", SearchOption.AllDirectories)[0];
        File.WriteAllText(cached, "damaged");

        PreparedFootage second = Preparation().Prepare(clips, new Silent(), TestContext.Current.CancellationToken);

        Assert.Equal(first.Clips.Select(clip => clip.Mouth), second.Clips.Select(clip => clip.Mouth));
    }

    private string Refusal<T>(string path)
        where T : TalkingException =>
        Assert.Throws<T>(() => Preparation().Prepare([path], new Silent(), TestContext.Current.CancellationToken)).Message;

    private FootagePreparation Preparation() =>
        new(AutoencoderPreset.Compact.Crop, AutoencoderPreset.FrameRate, 120, media.At("cache"));

    private sealed class Silent : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
        }
    }
}
