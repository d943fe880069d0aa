using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Camera.Fitting;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Segmentation;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Footage.Heads;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Tests.Footage;
using Chrysalis.Talking.Tests.Synthetic;
using Chrysalis.Talking.VolumeRendering.Heads;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Talking.Tests.VolumeRendering;

/// <summary>The synthetic head as prepared footage of which everything is known: poses, landmarks, labels, pictures.</summary>
internal static class SyntheticHeadFootage
{
    private const float Focal = 1.3f, Depth = 2.6f;

    /// <summary>Clips in a folder, square, each rendered at the size that is asked for.</summary>
    public static HeadFootage Create(string folder, int clips, int frames, int sizePx)
    {
        var head = new SyntheticHead();
        PreparedFootage prepared = SyntheticFootage.Create(folder, new CropGeometry(32, 0, 1.25f, 2.2f), clips, frames);
        var view = new HeadView(0, 0, sizePx, Focal * sizePx, sizePx / 2f, sizePx / 2f);
        var own = new Dictionary<PreparedClip, HeadClip>();
        for (int i = 0; i < clips; i++)
            own[prepared.Clips[i]] = Clip(folder, prepared.Clips[i], head, new SyntheticPath(seed: i, Depth), frames, view, sizePx);
        return new(prepared, own, new FittedHead(head.Shape, Focal), view, sizePx) { Rate = new FrameRate(25) };
    }

    private static HeadClip Clip(
        string folder, PreparedClip clip, SyntheticHead head, SyntheticPath path, int frames, HeadView view, int sizePx)
    {
        FootageStore store = FootageStore.Of(Path.Combine(folder, "footage"), clip.Source, new FrameRate(25));
        var media = new FootageClip(clip.Source, Media(clip.Source, sizePx), new FrameRate(25));
        var labels = new LabelsFeature(sizePx);
        var views = new HeadViewFeature(view, sizePx);
        var landmarks = new LandmarksFeature();
        var starts = new List<long>();
        using (FeatureWriter landmarksFile = store.Create(landmarks, media), labelsFile = store.Create(labels, media),
            viewsFile = store.Create(views, media))
        {
            for (int i = 0; i < frames; i++)
            {
                float opening = 0.05f + 0.05f * MathF.Sin(i * 0.7f);
                SyntheticPicture picture = head.Render(path.At(i), path.Middle, opening, Focal * sizePx, sizePx, sizePx);
                landmarksFile.Write<float>(Record(head.Points(opening), path.At(i), sizePx));
                starts.Add(labelsFile.Count);
                labelsFile.Write<short>(LabelRuns.Of(picture.Labels));
                viewsFile.Write<byte>(picture.Colour.Rgb);
            }

            labelsFile.Write<short>(System.Runtime.InteropServices.MemoryMarshal.Cast<long, short>(
                (long[])[.. starts, starts.Count, sizePx, sizePx]));
            landmarksFile.Complete();
            labelsFile.Complete();
            viewsFile.Complete();
        }

        return new(clip, store.TryOpen(landmarks)!, store.TryOpen(labels)!, new(sizePx, sizePx))
        {
            View = store.TryOpen(views),
            Track = new(Focal * sizePx, sizePx, sizePx, [.. Enumerable.Range(0, frames).Select(i => (RigidPose?)path.At(i))]),
        };
    }

    private static float[] Record(Vector3[] points, RigidPose pose, int sizePx)
    {
        var record = new float[Landmarks.Count * 3 + 7];
        for (int i = 0; i < Landmarks.Count; i++)
        {
            Vector3 at = pose.Place(points[i]);
            float pixels = Focal * sizePx / -at.Z;
            (record[3 * i], record[3 * i + 1]) = (sizePx / 2f + at.X * pixels, sizePx / 2f - at.Y * pixels);
        }

        record[Landmarks.Count * 3] = 1;
        return record;
    }

    private static MediaInfo Media(string path, int sizePx) => new()
    {
        Path = path,
        HasVideo = true,
        HasAudio = true,
        IsStillImage = false,
        Width = sizePx,
        Height = sizePx,
        FrameRate = new FrameRate(25),
        IsVariableFrameRate = false,
        Duration = TimeSpan.FromSeconds(3),
        VideoStart = TimeSpan.Zero,
        AudioStart = TimeSpan.Zero,
    };
}
