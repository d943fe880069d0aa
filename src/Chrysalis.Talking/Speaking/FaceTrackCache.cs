using System.Globalization;
using System.Security.Cryptography;
using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Speaking;

/// <summary>
/// Face tracks of footage seen before, one file each. A track's name is the SHA-256 of the whole footage file, the
/// selection and the analyser's version, so a changed file, another face or a better analyser is analysed anew, and a
/// copy under another name is not. Damaged files are treated as missing.
/// </summary>
internal sealed class FaceTrackCache(string folder)
{
    // Raised when the analyser finds other faces in the same frames, or frames are read differently.
    private const int AnalyserVersion = 3;

    /// <summary>Where tracks are kept unless a request says otherwise.</summary>
    public static string DefaultFolder => CacheFolder.For("faces");

    /// <summary>Identifies a file by its content.</summary>
    public static string KeyOf(string path) => FileHash.Of(path);

    /// <summary>Identifies frames by their content.</summary>
    public static string KeyOf(IEnumerable<Frame> frames)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Frame frame in frames)
            hash.AppendData(frame.Rgb);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// The track of the whole footage, or of at least its first <paramref name="needed"/> frames; null when neither is there.
    /// </summary>
    public FaceTrack? TryLoad(string key, FaceSelection selection, long needed)
    {
        if (FaceTrackFile.TryLoad(PathOf(key, selection, whole: true), out FaceTrack? track))
            return track;
        return FaceTrackFile.TryLoad(PathOf(key, selection, whole: false), out track) && track.Faces.Count >= needed ? track : null;
    }

    /// <summary>Keeps a track. A folder that cannot be written only costs the next run its time, so it is no error.</summary>
    /// <param name="key">The footage.</param>
    /// <param name="selection">The face chosen.</param>
    /// <param name="track">Its track.</param>
    /// <param name="whole">False when only the beginning of the footage was needed; a shorter beginning kept before is replaced.</param>
    public void Save(string key, FaceSelection selection, FaceTrack track, bool whole)
    {
        try
        {
            Directory.CreateDirectory(folder);
            FaceTrackFile.Save(PathOf(key, selection, whole), track);
        }
        catch (Exception error) when (error is FaceException or IOException or UnauthorizedAccessException)
        {
            // The track is at hand; only keeping it failed.
        }
    }

    private string PathOf(string key, FaceSelection selection, bool whole)
    {
        string rule = selection.Rule.ToString().ToLowerInvariant();
        string part = whole ? "" : "-beginning";
        return Path.Combine(
            folder, string.Create(CultureInfo.InvariantCulture, $"{key}-{rule}{selection.Index}-v{AnalyserVersion}{part}.faces"));
    }
}
