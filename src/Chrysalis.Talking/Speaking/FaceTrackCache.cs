using System.Globalization;
using System.Security.Cryptography;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Speaking;

/// <summary>
/// Face tracks of footage seen before, one file each. A track's name is the SHA-256 of the whole footage file, the
/// selection and the analyser's version, so a changed file, another face or a better analyser is analysed anew, and a
/// copy under another name is not. Damaged files are treated as missing.
/// </summary>
internal sealed class FaceTrackCache(string folder)
{
    // Raised when the analyser finds other faces in the same frames.
    private const int AnalyserVersion = 1;

    // A track of only the first frames (a short speech over a long video) is kept under its length.
    private const int Granularity = 250;

    /// <summary>Where tracks are kept unless a request says otherwise.</summary>
    public static string DefaultFolder => CacheFolder.For("faces");

    /// <summary>The number of frames to analyse when <paramref name="needed"/> will play.</summary>
    public static long Limit(long needed) => (needed + Granularity - 1) / Granularity * Granularity;

    /// <summary>Identifies a file by its content.</summary>
    public static string KeyOf(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Identifies frames by their content.</summary>
    public static string KeyOf(IReadOnlyList<Frame> frames)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Frame frame in frames)
            hash.AppendData(frame.Rgb);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The track of the whole footage, or of its first <paramref name="limit"/> frames; null when neither is there.</summary>
    public FaceTrack? TryLoad(string key, FaceSelection selection, long limit) =>
        Load(PathOf(key, selection, null)) ?? Load(PathOf(key, selection, limit));

    /// <summary>Keeps a track; one shorter than <paramref name="limit"/> is the whole footage's.</summary>
    public void Save(string key, FaceSelection selection, long limit, FaceTrack track)
    {
        Directory.CreateDirectory(folder);
        FaceTrackFile.Save(PathOf(key, selection, track.Faces.Count < limit ? null : limit), track);
    }

    private static FaceTrack? Load(string path) => FaceTrackFile.TryLoad(path, out FaceTrack? track) ? track : null;

    private string PathOf(string key, FaceSelection selection, long? limit)
    {
        string rule = selection.Rule.ToString().ToLowerInvariant();
        string length = limit is null ? "" : string.Create(CultureInfo.InvariantCulture, $"-first{limit}");
        return Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{key}-{rule}{selection.Index}-v{AnalyserVersion}{length}.faces"));
    }
}
