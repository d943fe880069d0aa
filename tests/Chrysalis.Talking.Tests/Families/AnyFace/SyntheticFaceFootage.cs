using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Families.AnyFace.Clips;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Tests.Faces;

namespace Chrysalis.Talking.Tests.Families.AnyFace;

/// <summary>Footage of noise with faces in it whose lips open and shut, written into stores as real footage is.</summary>
internal static class SyntheticFaceFootage
{
    private const int SamplesAFrame = 640;

    /// <summary>Clips in a folder.</summary>
    public static FaceFootage Create(string folder, int clips, int frames) =>
        new([.. Enumerable.Range(0, clips).Select(i => Clip(folder, i, frames))], "synthetic");

    private static FaceClip Clip(string folder, int number, int frames)
    {
        string video = Path.Combine(folder, $"face {number}.txt");
        File.WriteAllText(video, $"face {number}");
        FootageStore store = FootageStore.Of(Path.Combine(folder, "footage"), video, FaceFormat.FrameRate);
        var clip = new FootageClip(video, Media(video), FaceFormat.FrameRate);
        IReadOnlyList<IFootageFeature> features = FaceClip.Features(FaceFormat.Kept);
        var draw = new Random(number);
        foreach (IFootageFeature feature in features)
        {
            using FeatureWriter file = store.Create(feature, clip);
            IFeatureRecorder recorder = feature.Begin(clip, file);
            for (int i = 0; i < frames; i++)
            {
                var picture = new Frame(160, 120);
                draw.NextBytes(picture.Rgb);
                recorder.See(new(i, picture, Face(i, draw)));
                float[] sound = [.. Enumerable.Range(0, SamplesAFrame).Select(_ => draw.NextSingle() - 0.5f)];
                recorder.Hear(sound);
            }

            recorder.Complete();
            file.Complete();
        }

        return FaceClip.TryOpen(store, features, out _)!;
    }

    private static TrackedFace Face(int frame, Random draw)
    {
        TrackedFace face = SyntheticFaces.At(80, 40, 30);
        float[] xyz = (float[])face.Landmarks.Xyz.Clone();
        float open = 2 + 3 * MathF.Sin(frame * 0.7f) + draw.NextSingle();
        for (int i = 0; i < LipRings.Outer.Length; i++)
        {
            float angle = MathF.Tau * i / 20;
            Put(LipRings.Outer[i], 80 - 13 * MathF.Cos(angle), 74 - (5 + open) * MathF.Sin(angle));
            Put(LipRings.Inner[i], 80 - 10 * MathF.Cos(angle), 74 - Math.Max(0.3f, open) * MathF.Sin(angle));
        }

        return face with { Landmarks = new(xyz), Pose = default };

        void Put(int point, float x, float y) => (xyz[point * 3], xyz[point * 3 + 1]) = (x, y);
    }

    private static MediaInfo Media(string path) => new()
    {
        Path = path,
        HasVideo = true,
        HasAudio = true,
        IsStillImage = false,
        Width = 160,
        Height = 120,
        FrameRate = FaceFormat.FrameRate,
        IsVariableFrameRate = false,
        Duration = TimeSpan.FromSeconds(3),
        VideoStart = TimeSpan.Zero,
        AudioStart = TimeSpan.Zero,
    };
}
