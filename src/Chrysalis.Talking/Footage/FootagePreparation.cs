using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;
using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Training;

namespace Chrysalis.Talking.Footage;

/// <summary>Reads footage once: finds the face, cuts aligned crops, hears the speech. Results are cached by content.</summary>
internal sealed class FootagePreparation
{
    private const int FormatVersion = 2;
    private const int PictureEvery = 12;
    private const double LeastSeconds = 20;
    private static readonly string[] VideoExtensions = [".mp4", ".mpg", ".mpeg", ".mov", ".mkv", ".webm", ".avi", ".m4v", ".mts", ".ts", ".wmv", ".flv"];

    private readonly CropGeometry crop;
    private readonly FrameRate rate;
    private readonly int pictureLongEdgePx;
    private readonly string cacheFolder;

    public FootagePreparation(CropGeometry crop, FrameRate rate, int pictureLongEdgePx, string? cacheFolder)
    {
        this.crop = crop;
        this.rate = rate;
        this.pictureLongEdgePx = pictureLongEdgePx;
        this.cacheFolder = cacheFolder is null ? CacheFolder.For("footage") : Path.Combine(cacheFolder, "footage");
    }

    /// <summary>The video files among the paths given: files as they are, folders with all videos below them, by name.</summary>
    /// <exception cref="TrainingException">A path does not exist, or a folder holds no video.</exception>
    public static IReadOnlyList<string> FindVideos(IReadOnlyList<string> paths) =>
        [.. paths.SelectMany(FindVideos).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Prepares every video, taking from the cache what is there.</summary>
    /// <exception cref="TrainingException">There is no face, or too little footage with one.</exception>
    /// <exception cref="MediaException">A file cannot be read or has no sound.</exception>
    public PreparedFootage Prepare(IReadOnlyList<string> paths, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        IReadOnlyList<string> videos = FindVideos(paths);
        var keys = new string[videos.Count];
        var clips = new PreparedClip[videos.Count];
        int done = 0;
        try
        {
            Parallel.For(
                0,
                videos.Count,
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
                () => new Lazy<FaceAnalyzer>(() => new FaceAnalyzer()),
                (i, _, analyzer) =>
                {
                    keys[i] = KeyOf(videos[i]);
                    clips[i] = PrepareOne(videos[i], keys[i], analyzer, cancellation);
                    progress.Report(new("prepare", Interlocked.Increment(ref done), videos.Count));
                    return analyzer;
                },
                analyzer =>
                {
                    if (analyzer.IsValueCreated)
                        analyzer.Value.Dispose();
                });
        }
        catch (AggregateException error)
        {
            // One sentence about one file serves better than a list.
            cancellation.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(error.InnerExceptions.FirstOrDefault(e => e is TalkingException) ?? error.InnerExceptions[0]);
        }

        RequireEnough(clips);
        string all = Hash(Encoding.UTF8.GetBytes(string.Join('\n', keys)));
        return new(clips, all);
    }

    private static IEnumerable<string> FindVideos(string path)
    {
        if (File.Exists(path))
            return [Path.GetFullPath(path)];
        if (!Directory.Exists(path))
            throw new TrainingException($"'{path}' does not exist: --video takes video files or folders of them.");
        string[] found = [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => VideoExtensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Select(Path.GetFullPath)];
        return found.Length > 0 ? found : throw new TrainingException($"Folder '{path}' holds no video ({string.Join(", ", VideoExtensions)}).");
    }

    private PreparedClip PrepareOne(string video, string key, Lazy<FaceAnalyzer> analyzer, CancellationToken cancellation)
    {
        string cached = Path.Combine(cacheFolder, key + ".safetensors");
        if (PreparedClip.TryLoad(cached, video) is { } known)
            return known;
        MediaInfo info = MediaProbe.Probe(video);
        Waveform speech = AudioReader.Read(video);
        PreparedClip clip = See(video, info, speech, analyzer.Value, cancellation);
        clip.Save(cached);
        return clip;
    }

    private PreparedClip See(string video, MediaInfo info, Waveform speech, FaceAnalyzer analyzer, CancellationToken cancellation)
    {
        (int height, int width) = PictureSize(info);
        var crops = new List<byte[]>();
        var pictures = new List<byte[]>();
        var found = new List<byte>();
        var mouth = new List<float>();
        var opening = new List<float>();
        var waiting = new Queue<Frame>();
        IEnumerable<Frame> frames = VideoReader.Read(video, new VideoReadOptions { Rate = rate }, cancellation).Select(frame =>
        {
            waiting.Enqueue(frame);
            return frame;
        });

        foreach (TrackedFace? face in analyzer.Analyze(frames, FaceSelection.Largest, cancellation))
        {
            Frame frame = waiting.Dequeue();
            // A face carried over a missed frame was not seen: nothing is learned from it.
            found.Add(face is { Score: > 0 } ? (byte)1 : (byte)0);
            crops.Add(face is null ? new byte[crop.SizePx * crop.SizePx * 3] : FaceCrop.Cut(frame, crop, face).Rgb);
            mouth.AddRange(MouthInFace(face));
            opening.Add(face is null ? 0 : MouthShape.Opening(face.Landmarks));
            if ((found.Count - 1) % PictureEvery == 0 && face is not null)
                pictures.Add(Scaled(frame, width, height).Rgb);
        }

        return new()
        {
            Source = video,
            FrameCount = found.Count,
            CropSizePx = crop.SizePx,
            Crops = Concatenate(crops),
            Found = [.. found],
            Mouth = [.. mouth],
            Opening = [.. opening],
            Mel = MelSpectrogram.Compute(speech).Values,
            Pictures = Concatenate(pictures),
            PictureSize = (height, width),
        };
    }

    private static IEnumerable<float> MouthInFace(TrackedFace? face)
    {
        if (face is null)
            return new float[MouthShape.MouthPoints.Count * 2];
        SimilarityTransform toFace = face.FaceToFrame.Inverse();
        return MouthShape.MouthPoints.Select(point => toFace.Apply(face.Landmarks[point])).SelectMany(p => new[] { p.X, p.Y });
    }

    private static Frame Scaled(Frame frame, int width, int height) =>
        FaceCrop.Warp(frame, new SimilarityTransform(frame.Width / (float)width, 0, 0, 0), width, height);

    private (int Height, int Width) PictureSize(MediaInfo info)
    {
        double scale = Math.Min(1, pictureLongEdgePx / (double)Math.Max(info.Width, info.Height));
        return (Even(info.Height * scale), Even(info.Width * scale));

        static int Even(double edge) => Math.Max(2, (int)Math.Round(edge / 2) * 2);
    }

    private static byte[] Concatenate(List<byte[]> parts)
    {
        var all = new byte[parts.Sum(part => part.Length)];
        int offset = 0;
        foreach (byte[] part in parts)
        {
            part.CopyTo(all, offset);
            offset += part.Length;
        }

        return all;
    }

    private void RequireEnough(PreparedClip[] clips)
    {
        int frames = clips.Sum(clip => clip.Found.Count(found => found == 1));
        if (frames == 0)
            throw new TrainingException($"No face was found in any of the {clips.Length} video(s), the first being '{clips[0].Source}': training needs a face that looks into the camera.");
        double seconds = frames / rate.PerSecond;
        if (seconds < LeastSeconds)
            throw new TrainingException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The footage shows a face for {seconds:0.0} s; training needs at least {LeastSeconds:0} s (3 to 15 minutes are good)."));
    }

    private string KeyOf(string video)
    {
        using FileStream stream = File.OpenRead(video);
        string content = Convert.ToHexStringLower(SHA256.HashData(stream));
        return Hash(Encoding.UTF8.GetBytes($"{FormatVersion} {crop} {rate} {pictureLongEdgePx} {PictureEvery} {content}"));
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..32];
}
