using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Segmentation;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Footage.Heads;

/// <summary>The backgrounds of a training's clips: one plate for all clips before one background.</summary>
internal static class BackgroundFootage
{
    /// <summary>The samples of one clip: its frames are decoded once more, without looking for faces.</summary>
    /// <param name="video">The video.</param>
    /// <param name="rate">Frames a second that the labels were recorded at.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="seed">Decides which moments are kept.</param>
    /// <param name="cancellation">Stops between frames.</param>
    public static BackgroundSamples Collect(
        string video, FrameRate rate, LabelsFile labels, ulong seed, CancellationToken cancellation = default) =>
        Collect(VideoReader.Read(video, new VideoReadOptions { Rate = rate }, cancellation), labels, seed, cancellation);

    /// <summary>The samples of frames.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="seed">Decides which moments are kept.</param>
    /// <param name="cancellation">Stops between frames.</param>
    public static BackgroundSamples Collect(
        IEnumerable<Frame> frames, LabelsFile labels, ulong seed, CancellationToken cancellation = default)
    {
        var samples = new BackgroundSamples(labels.Width, labels.Height, seed);
        int index = 0;
        foreach (Frame frame in frames.Take(labels.FrameCount))
        {
            cancellation.ThrowIfCancellationRequested();
            Frame picture = frame.Width == labels.Width && frame.Height == labels.Height
                ? frame
                : FaceCrop.Warp(frame, new SimilarityTransform(frame.Width / (float)labels.Width, 0, 0, 0), labels.Width, labels.Height);
            samples.See(picture, labels.Read(index++));
        }

        return samples;
    }

    /// <summary>
    /// Joins the clips that show one background: the plate of each clip, the same one for all that were joined. Samples are taken one
    /// after the other, so that no more than one a background is held.
    /// </summary>
    /// <param name="clips">The clips' samples, made as they are asked for.</param>
    public static IReadOnlyList<BackgroundPlate> Join(IEnumerable<BackgroundSamples> clips)
    {
        var groups = new List<(BackgroundSamples Samples, BackgroundPlate First)>();
        var numbers = new List<int>();
        foreach (BackgroundSamples clip in clips)
        {
            BackgroundPlate plate = clip.ToPlate();
            int number = groups.FindIndex(group => group.First.IsSameAs(plate));
            if (number >= 0)
                groups[number].Samples.Add(clip);
            else
                groups.Add((clip, plate));
            numbers.Add(number >= 0 ? number : groups.Count - 1);
        }

        BackgroundPlate[] plates = [.. groups.Select(group => group.Samples.ToPlate())];
        return [.. numbers.Select(number => plates[number])];
    }
}
