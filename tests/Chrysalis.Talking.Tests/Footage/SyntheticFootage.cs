using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Footage;

/// <summary>Footage of noise, written into stores as real footage is, so that trainings run without a video.</summary>
internal static class SyntheticFootage
{
    public const int PictureHeight = 32;
    public const int PictureWidth = 48;
    private const int PictureCount = 5;

    /// <summary>Clips of noise in a folder; each opens its mouth with the loudness of what it says.</summary>
    public static PreparedFootage Create(
        string folder, CropGeometry crop, int clips = 3, int frames = 80, Func<int, bool>? isFaceSeen = null)
    {
        PreparedClip[] made = [.. Enumerable.Range(0, clips).Select(i => Clip(folder, crop, i, frames, isFaceSeen ?? (_ => true)))];
        return new(made, "synthetic");
    }

    private static PreparedClip Clip(string folder, CropGeometry crop, int number, int frames, Func<int, bool> isFaceSeen)
    {
        string video = Path.Combine(folder, $"clip {number}.txt");
        File.WriteAllText(video, $"noise {number}");
        FootageStore store = FootageStore.Of(Path.Combine(folder, "footage"), video, new FrameRate(25));
        var clip = new FootageClip(video, Media(video), new FrameRate(25));
        IReadOnlyList<IFootageFeature> features = PreparedClip.Features(crop, PictureWidth);
        var draw = new Random(number);
        foreach (IFootageFeature feature in features)
        {
            using FeatureWriter file = store.Create(feature, clip);
            Write(feature.Name, feature.Layout(clip), file, frames, draw, isFaceSeen);
            file.Complete();
        }

        return PreparedClip.TryOpen(store, features, out _)!;
    }

    private static void Write(string name, FeatureLayout layout, FeatureWriter file, int frames, Random draw, Func<int, bool> isFaceSeen)
    {
        int records = name switch { "pictures" => PictureCount, "mel" => frames * 16 / 5, _ => frames };
        for (int i = 0; i < records; i++)
        {
            if (layout.IsOf<byte>())
                file.Write<byte>(name == "found" ? [isFaceSeen(i) ? (byte)1 : (byte)0] : Bytes(layout.Values, draw));
            else
                file.Write<float>(Values(name, layout.Values, draw));
        }
    }

    private static byte[] Bytes(int count, Random draw)
    {
        var bytes = new byte[count];
        draw.NextBytes(bytes);
        return bytes;
    }

    private static float[] Values(string name, int count, Random draw) => name == "mel"
        ? [.. Enumerable.Range(0, count).Select(_ => draw.NextSingle() * 8 - 4)]
        : [.. Enumerable.Range(0, count).Select(_ => draw.NextSingle())];

    private static MediaInfo Media(string path) => new()
    {
        Path = path,
        HasVideo = true,
        HasAudio = true,
        IsStillImage = false,
        Width = PictureWidth,
        Height = PictureHeight,
        FrameRate = new FrameRate(25),
        IsVariableFrameRate = false,
        Duration = TimeSpan.FromSeconds(3),
        VideoStart = TimeSpan.Zero,
        AudioStart = TimeSpan.Zero,
    };
}
