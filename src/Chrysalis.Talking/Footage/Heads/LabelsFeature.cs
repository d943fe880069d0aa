using System.Globalization;
using System.Runtime.InteropServices;
using Chrysalis.Talking.Faces.Segmentation;

namespace Chrysalis.Talking.Footage.Heads;

/// <summary>
/// What each pixel of every frame shows (<see cref="LabelPicture"/>), as runs of like pixels. Behind the runs of all frames stand where
/// each frame's begin, then the number of frames, the width and the height, eight bytes each: <see cref="LabelsFile"/> reads them.
/// </summary>
/// <param name="longEdgePx">Most pixels of the pictures' longer edge.</param>
internal sealed class LabelsFeature(int longEdgePx) : IFootageFeature
{
    /// <inheritdoc/>
    public string Name => "labels";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public string Settings { get; } = string.Create(CultureInfo.InvariantCulture, $"edge {longEdgePx}");

    /// <inheritdoc/>
    public FootageNeeds Needs => FootageNeeds.Faces;

    /// <inheritdoc/>
    public FeatureLayout Layout(FootageClip clip) => FeatureLayout.Of<short>();

    /// <inheritdoc/>
    public IFeatureRecorder Begin(FootageClip clip, FeatureWriter file)
    {
        (int width, int height) = PictureSize.Of(clip.Media, longEdgePx);
        return new Recorder(file, width, height);
    }

    private sealed class Recorder(FeatureWriter file, int width, int height) : IFeatureRecorder
    {
        private const int Threads = 1;
        private readonly Lazy<PersonSegmenter> segmenter = new(() => new PersonSegmenter(Threads));
        private readonly List<SegmentedFrame> frames = [];
        private readonly List<long> starts = [];
        private int next;

        public void See(FootageFrame frame)
        {
            frames.Add(SegmentedFrame.See(segmenter.Value, frame.Picture, frame.Face, width, height));
            if (frames.Count > next + LabelSteadying.Reach)
                WriteNext();
            if (frames.Count > 2 * LabelSteadying.Reach)
            {
                frames.RemoveAt(0);
                next--;
            }
        }

        public void Complete()
        {
            while (next < frames.Count)
                WriteNext();
            long[] trailer = [.. starts, starts.Count, width, height];
            file.Write<short>(MemoryMarshal.Cast<long, short>(trailer));
            if (segmenter.IsValueCreated)
                segmenter.Value.Dispose();
        }

        private void WriteNext()
        {
            int first = Math.Max(0, next - LabelSteadying.Reach), end = Math.Min(frames.Count, next + LabelSteadying.Reach + 1);
            LabelPicture labels = LabelSteadying.Label(frames[first..end], next - first);
            starts.Add(file.Count);
            file.Write<short>(LabelRuns.Of(labels.Labels));
            next++;
        }
    }
}
