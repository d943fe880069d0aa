using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Chrysalis.Talking.Faces.Detection;

namespace Chrysalis.Talking.Faces.Tracking;

/// <summary>Names an analyser: whatever is kept of the faces it found must be made again when any of this changes.</summary>
internal static class FaceAnalyzerKey
{
    /// <summary>Raised when the analyser finds other faces in the same frames.</summary>
    private const int AnalyserVersion = 2;

    private static readonly string[] Models = ["blazeface", "facemesh"];
    private static readonly Lazy<string> ModelsHash = new(HashModels);

    /// <summary>
    /// The program's version of following faces, the options that decide what is found, the choice of face, the networks' hashes.
    /// </summary>
    /// <exception cref="FaceException">The model files are not installed.</exception>
    public static string Of(FaceAnalyzerOptions options, FaceSelection selection)
    {
        ArgumentNullException.ThrowIfNull(options);
        return string.Create(CultureInfo.InvariantCulture, $"v{AnalyserVersion} bridged {options.MostBridgedFrames} smoothed "
            + $"{options.SmoothingRadius} face {selection.Rule} {selection.Index} models {ModelsHash.Value}");
    }

    /// <summary>Every file of the models: the graph and the weights beside it.</summary>
    private static string HashModels()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string model in Models)
        {
            string graph = FaceModels.Locate(model);
            foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(graph)!, model + ".*").Order(StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
                hash.AppendData(File.ReadAllBytes(file));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
