using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Footage;

namespace Chrysalis.Talking.Families.AnyFace.Clips;

/// <summary>One video made ready: the lower face, all landmarks and the sound itself, read from its store as they are asked for.</summary>
internal sealed class FaceClip : IDisposable
{
    private readonly FeatureFile crops, landmarks, found, sound;

    private FaceClip(string source, IReadOnlyList<FeatureFile> files)
    {
        Source = source;
        (crops, landmarks, found, sound) = (files[0], files[1], files[2], files[3]);
        FrameCount = checked((int)found.Count);
        Found = found.Read<byte>(0, FrameCount);
        FoundCount = Found.Count(value => value == 1);
    }

    /// <summary>The video it was made from.</summary>
    public string Source { get; }

    /// <summary>Number of frames.</summary>
    public int FrameCount { get; }

    /// <summary>Whether a face was seen, frame by frame (1 or 0).</summary>
    public byte[] Found { get; }

    /// <summary>Number of frames in which a face was seen.</summary>
    public int FoundCount { get; }

    /// <summary>What a clip is made of.</summary>
    /// <param name="crop">The part of the face that is kept.</param>
    public static IReadOnlyList<IFootageFeature> Features(CropGeometry crop) =>
        [new CropFeature(crop), new LandmarksFeature(), new FoundFeature(), new SoundFeature()];

    /// <summary>Opens a store's features; null, and which are to be recorded, where some are missing or damaged.</summary>
    public static FaceClip? TryOpen(
        FootageStore store, IReadOnlyList<IFootageFeature> features, out IReadOnlyList<IFootageFeature> missing)
    {
        FeatureFile?[] files = [.. features.Select(store.TryOpen)];
        missing = [.. features.Where((_, i) => files[i] is null)];
        if (missing.Count == 0 && files[0]!.Count == files[2]!.Count && files[1]!.Count == files[2]!.Count)
            return new(store.Video, files!);
        foreach (FeatureFile? file in files)
            file?.Dispose();
        if (missing.Count == 0)
            missing = features;
        return null;
    }

    /// <summary>The aligned crop of a frame, S x S x 3, RGB.</summary>
    public void ReadCrop(int frame, Span<byte> target) => crops.Read(frame, target);

    /// <summary>The face of a frame.</summary>
    public TrackedFace ReadFace(int frame) => LandmarksFeature.Face(landmarks.Read<float>(frame, 1));

    /// <summary>The sound at 16 kHz, whole.</summary>
    public float[] ReadSound() => [.. sound.Read<short>(0, checked((int)sound.Count)).Select(sample => sample / SoundFeature.FullScale)];

    public void Dispose()
    {
        foreach (FeatureFile file in (FeatureFile[])[crops, landmarks, found, sound])
            file.Dispose();
    }
}
