using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Studies.Evaluation;

/// <summary>What the files of a pair hold.</summary>
internal static class PairFiles
{
    private const int ShownLetters = 16;

    /// <summary>A name for people, with the beginning of a SHA-256 of how the pair is judged and of all that its files hold.</summary>
    public static string NameOf(EvaluateRequest pair)
    {
        var text = new StringBuilder(JsonSerializer.Serialize(pair));
        // What is said in a clip may lie beside it.
        string?[] files = [pair.Reference, Path.ChangeExtension(pair.Reference, ".align"), pair.Generated, pair.OtherSound];
        foreach (string? file in files)
            text.Append('\n').Append(HashOf(file));
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        return $"{pair.Generated} {hash[..ShownLetters]}";
    }

    /// <summary>The SHA-256 of a file; nothing where there is none, or a pipe, which can be read only once.</summary>
    public static string HashOf(string? file) => File.Exists(file) && !SpecialFile.Is(file) ? FileHash.Of(file) : "";
}
