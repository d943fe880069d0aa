using System.Text.Json;
using Chrysalis.Foundation.Errors;

namespace Chrysalis.Studies.Generations.Voting;

/// <summary>The votes that a page of the blind test saved.</summary>
internal static class VoteFile
{
    /// <summary>Most bytes of a file: some ten thousand votes.</summary>
    public const int MostBytes = 1 << 20;

    private const string Mark = "chrysalis-votes";
    private const int Version = 1, MostNameLength = 200;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, PropertyNameCaseInsensitive = true, MaxDepth = 8
    };

    /// <summary>Reads a file.</summary>
    /// <exception cref="ChrysalisException">It is not there, too large, or no file of votes.</exception>
    public static IReadOnlyList<Vote> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var file = new FileInfo(path);
            if (file.Length > MostBytes)
                throw new ChrysalisException($"'{path}' is larger than any file of votes ({MostBytes:#,0} bytes at most).");
            Saved? saved = JsonSerializer.Deserialize<Saved>(File.ReadAllText(path), Json);
            if (saved is not { Kind: Mark, Version: Version, Votes: { Count: > 0 } votes } || votes.Any(IsOdd))
                throw Refused(path);
            return votes;
        }
        catch (JsonException)
        {
            throw Refused(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ChrysalisException($"'{path}' cannot be read: {error.Message}");
        }
    }

    private static bool IsOdd(Vote? vote) => vote is null || !IsName(vote.Left) || !IsName(vote.Right) || vote.Left == vote.Right
        || !Enum.IsDefined(vote.Chosen);

    private static bool IsName(string? name) => name is { Length: > 0 and <= MostNameLength };

    private static ChrysalisException Refused(string path) =>
        new($"'{path}' holds no votes of a blind test: give the files that its page saved.");

    private sealed record Saved(string? Kind, int Version, IReadOnlyList<Vote>? Votes);
}
