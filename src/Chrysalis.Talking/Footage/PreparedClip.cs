using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Footage;

/// <summary>One video made ready for training: what is seen and heard in every frame, read from its store as it is asked for.</summary>
internal sealed class PreparedClip : IDisposable
{
    private readonly FeatureFile crops, pictures, found, mouth, opening, mel;

    private PreparedClip(string source, IReadOnlyList<FeatureFile> files)
    {
        Source = source;
        (crops, pictures, found, mouth, opening, mel) = (files[0], files[1], files[2], files[3], files[4], files[5]);
        (FrameCount, PictureCount, MelFrameCount) = (checked((int)found.Count), checked((int)pictures.Count), checked((int)mel.Count));
        FoundCount = CountFound();
    }

    /// <summary>The video it was made from.</summary>
    public string Source { get; }

    /// <summary>Number of video frames.</summary>
    public int FrameCount { get; }

    /// <summary>Number of frames in which a face was seen.</summary>
    public int FoundCount { get; }

    /// <summary>Number of whole pictures.</summary>
    public int PictureCount { get; }

    /// <summary>Number of mel frames (80 a second).</summary>
    public int MelFrameCount { get; }

    /// <summary>Edge of the aligned crops in pixels.</summary>
    public int CropSizePx => crops.Layout.Shape[0];

    /// <summary>Height and width of the whole pictures.</summary>
    public (int Height, int Width) PictureSize => (pictures.Layout.Shape[0], pictures.Layout.Shape[1]);

    /// <summary>Numbers of a frame's mouth: 40 points by 2.</summary>
    public int MouthValues => mouth.Layout.Values;

    /// <summary>The features a clip is made of, in the order that <see cref="TryOpen"/> looks for them.</summary>
    public static IReadOnlyList<IFootageFeature> Features(CropGeometry crop, int pictureLongEdgePx) =>
        [
            new CropFeature(crop), new PictureFeature(pictureLongEdgePx), new FoundFeature(), new MouthFeature(), new OpeningFeature(),
            new MelFeature()
        ];

    /// <summary>Opens a store's features; null, and which are to be recorded, where some are missing or damaged.</summary>
    public static PreparedClip? TryOpen(
        FootageStore store, IReadOnlyList<IFootageFeature> features, out IReadOnlyList<IFootageFeature> missing)
    {
        FeatureFile?[] files = [.. features.Select(store.TryOpen)];
        missing = [.. features.Where((_, i) => files[i] is null)];
        if (missing.Count == 0 && Fit(files!))
            return new(store.Video, files!);
        foreach (FeatureFile? file in files)
            file?.Dispose();
        if (missing.Count == 0)
            missing = features;
        return null;
    }

    /// <summary>The aligned crop of a frame, S x S x 3, RGB; black where no face was found.</summary>
    public void ReadCrop(int frame, Span<byte> target) => crops.Read(frame, target);

    /// <summary>A whole picture, H x W x 3, RGB.</summary>
    public void ReadPicture(int picture, Span<byte> target) => pictures.Read(picture, target);

    /// <summary>The mouth's landmarks of a frame in face coordinates, 40 x 2.</summary>
    public void ReadMouth(int frame, Span<float> target) => mouth.Read(frame, target);

    /// <summary>Whether a face was seen, frame by frame (1 or 0).</summary>
    public byte[] ReadFound() => found.Read<byte>(0, FrameCount);

    /// <summary>The mouth's opening in inter-ocular distances, frame by frame.</summary>
    public float[] ReadOpening(int first, int count) => opening.Read<float>(first, count);

    /// <summary>Mel frames from one on, <paramref name="count"/> x 80; silence before the start and after the end.</summary>
    /// <param name="first">First mel frame; may be negative.</param>
    /// <param name="count">Number of mel frames.</param>
    public float[] ReadMel(int first, int count)
    {
        var values = new float[count * MelSpectrogram.BandCount];
        values.AsSpan().Fill(MelSpectrogram.Silence);
        int begin = Math.Max(first, 0);
        int end = Math.Min(first + count, MelFrameCount);
        if (end > begin)
            mel.Read(begin, values.AsSpan((begin - first) * MelSpectrogram.BandCount, (end - begin) * MelSpectrogram.BandCount));
        return values;
    }

    public void Dispose()
    {
        foreach (FeatureFile file in (FeatureFile[])[crops, pictures, found, mouth, opening, mel])
            file.Dispose();
    }

    /// <summary>Whether the files are what this program writes: records of the right look, as many as there are frames.</summary>
    private static bool Fit(FeatureFile[] files)
    {
        long frames = files[2].Count;
        return files[0].Count == frames && files[3].Count == frames && files[4].Count == frames
            && IsPicture(files[0]) && IsPicture(files[1])
            && files[2].Layout == FeatureLayout.Of<byte>() && files[4].Layout == FeatureLayout.Of<float>()
            && files[3].Layout.IsOf<float>() && files[5].Layout == FeatureLayout.Of<float>(MelSpectrogram.BandCount);

        static bool IsPicture(FeatureFile file) => file.Layout.IsOf<byte>() && file.Layout.Shape is [_, _, 3];
    }

    private int CountFound() => ReadFound().Count(value => value == 1);
}
