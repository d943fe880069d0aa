using Chrysalis.Foundation.Progress;
using Chrysalis.Talking.Families.Autoencoder;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Tests.Media;
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
        Assert.Contains("No face was found in any of the 1 video(s)", Refusal<FootageException>(video), StringComparison.Ordinal);
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
    public void Prepare_OneUnreadableOfTwo_IsNamedCountedAndLeftOut()
    {
        string video = media.Make("bars.mp4", $"{Bars} {Tone}");
        File.WriteAllText(media.At("text.mp4"), "this is no video");
        File.WriteAllText(media.At("._bars.mp4"), "what a Mac leaves");
        var told = new List<string>();

        string refusal = Assert.Throws<FootageException>(() => Preparation().Prepare(
            [media.Folder], new Lines(told), TestContext.Current.CancellationToken)).Message;

        Assert.Contains("No face was found", refusal, StringComparison.Ordinal);
        Assert.Equal(2, told.Count);
        Assert.Contains("text.mp4' is not a media file", told[0], StringComparison.Ordinal);
        Assert.Equal("1 of 2 videos were left out.", told[1]);
    }

    [Fact]
    public void Prepare_CacheThatCannotBeWritten_NamesAnother()
    {
        string video = media.Make("bars.mp4", $"{Bars} {Tone}");
        File.WriteAllText(media.At("cache"), "a file, not a folder");

        string refusal = Refusal<FootageException>(video);

        Assert.Contains("name another cache folder, also by CHRYSALIS_CACHE", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_MissingPath_SaysSo() =>
        Assert.Contains(
            "does not exist: give video files or folders", Refusal<FootageException>(media.At("none.mp4")),
            StringComparison.Ordinal);

    [Fact]
    public void Prepare_FolderWithoutVideo_SaysSo() =>
        Assert.Contains("holds no video", Refusal<FootageException>(media.Folder), StringComparison.Ordinal);

    [Fact]
    public void Prepare_TooShort_SaysHowMuchIsNeeded()
    {
        string clip = Directory.GetFiles(SharedData.Require("data/grid_s1/train"), "*.mpg").Order().First();
        Assert.Contains("for 3.0 s; training needs at least 20 s", Refusal<FootageException>(clip), StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_SecondTime_ComesFromTheCache()
    {
        string[] clips = [.. Directory.GetFiles(SharedData.Require("data/grid_s1/train"), "*.mpg").Order().Take(7)];
        using PreparedFootage first = Preparation().Prepare(clips, new Silent(), TestContext.Current.CancellationToken);
        string[] cached = Directory.GetFiles(media.At("cache"), "*", SearchOption.AllDirectories);
        DateTime[] written = [.. cached.Select(File.GetLastWriteTimeUtc)];

        using PreparedFootage second = Preparation().Prepare(clips, new Silent(), TestContext.Current.CancellationToken);

        Assert.Equal(7 * 6, cached.Length);
        Assert.Equal(written, cached.Select(File.GetLastWriteTimeUtc));
        Assert.Equal(first.Key, second.Key);
        Assert.Equal(first.Clips.Select(AllCrops), second.Clips.Select(AllCrops));
        Assert.Equal(75, first.Clips[0].FrameCount);
        Assert.InRange(first.Clips[0].MelFrameCount, 230, 250);
    }

    [Fact]
    public void Prepare_DamagedFilesInTheStore_AreMadeAgain()
    {
        string[] clips = [.. Directory.GetFiles(SharedData.Require("data/grid_s1/train"), "*.mpg").Order().Take(7)];
        byte[][] before;
        using (PreparedFootage first = Preparation().Prepare(clips, new Silent(), TestContext.Current.CancellationToken))
            before = [.. first.Clips.Select(AllCrops)];
        string[] files = [.. Directory.GetFiles(media.At("cache"), "*.feature", SearchOption.AllDirectories).Order()];
        byte[][] whole = [.. files.Select(File.ReadAllBytes)];
        File.WriteAllText(files[0], "damaged");
        File.WriteAllBytes(files[1], whole[1][..^1]);
        File.WriteAllBytes(files[2], whole[2][..100]);
        File.WriteAllBytes(files[3], []);
        File.WriteAllBytes(files[4], whole[9]);
        File.Delete(files[5]);

        using PreparedFootage second = Preparation().Prepare(clips, new Silent(), TestContext.Current.CancellationToken);

        Assert.Equal(before, second.Clips.Select(AllCrops));
        Assert.Equal(whole, files.Select(File.ReadAllBytes));
    }

    [Fact]
    public async Task Prepare_TwoAtOnce_BothHaveIt()
    {
        string[] clips = [.. Directory.GetFiles(SharedData.Require("data/grid_s1/train"), "*.mpg").Order().Take(7)];
        PreparedFootage[] both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            Task.Run(() => Preparation().Prepare(clips, new Silent(), TestContext.Current.CancellationToken))));

        Assert.Equal(both[0].Clips.Select(AllCrops), both[1].Clips.Select(AllCrops));
        Assert.Equal(7 * 6, Directory.GetFiles(media.At("cache"), "*", SearchOption.AllDirectories).Length);
        foreach (PreparedFootage footage in both)
            footage.Dispose();
    }

    private static byte[] AllCrops(PreparedClip clip)
    {
        var all = new byte[clip.FrameCount * clip.CropSizePx * clip.CropSizePx * 3];
        for (int frame = 0; frame < clip.FrameCount; frame++)
            clip.ReadCrop(frame, all.AsSpan(frame * (all.Length / clip.FrameCount), all.Length / clip.FrameCount));
        return all;
    }

    private string Refusal<T>(string path)
        where T : TalkingException =>
        Assert.Throws<T>(() => Preparation().Prepare([path], new Silent(), TestContext.Current.CancellationToken)).Message;

    private FootagePreparation Preparation() =>
        new(AutoencoderPreset.Compact.Crop, AutoencoderPreset.FrameRate, 120, media.At("cache"));

    private sealed class Lines(List<string> told) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            if (value.Message is { } message)
                told.Add(message);
        }
    }

    private sealed class Silent : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
        }
    }
}
