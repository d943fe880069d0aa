using Chrysalis.Foundation.Errors;
using Chrysalis.Studies.Generations.Voting;
using Chrysalis.Testing;

namespace Chrysalis.Studies.Tests.Generations;

/// <summary>Files of votes come from other people's machines.</summary>
public sealed class VoteFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_AsThePageSavesIt_GivesTheVotes()
    {
        string path = Written("""
            { "kind": "chrysalis-votes", "version": 1, "votes": [
              { "left": "grid-s1", "right": "real", "chosen": "Right" }, { "left": "a", "right": "b", "chosen": "Both" } ] }
            """);

        Assert.Equal([new("grid-s1", "real", VoteChoice.Right), new("a", "b", VoteChoice.Both)], VoteFile.Read(path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "kind": "other", "version": 1, "votes": [{ "left": "a", "right": "b", "chosen": "Left" }] }""")]
    [InlineData("""{ "kind": "chrysalis-votes", "version": 2, "votes": [{ "left": "a", "right": "b", "chosen": "Left" }] }""")]
    [InlineData("""{ "kind": "chrysalis-votes", "version": 1, "votes": [] }""")]
    [InlineData("""{ "kind": "chrysalis-votes", "version": 1, "votes": [null] }""")]
    [InlineData("""{ "kind": "chrysalis-votes", "version": 1, "votes": [{ "left": "a", "right": "a", "chosen": "Left" }] }""")]
    [InlineData("""{ "kind": "chrysalis-votes", "version": 1, "votes": [{ "left": null, "right": "b", "chosen": "Left" }] }""")]
    [InlineData("""{ "kind": "chrysalis-votes", "version": 1, "votes": [{ "left": "a", "right": "b", "chosen": "Up" }] }""")]
    [InlineData("""{ "kind": "chrysalis-votes", "version": 1, "votes": [{ "left": "a", "right": "b", "chosen": 17 }] }""")]
    public void Read_AnythingElse_IsRefusedInOneSentence(string text)
    {
        string path = Written(text);

        ChrysalisException error = Assert.Throws<ChrysalisException>(() => VoteFile.Read(path));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MoreThanAnyVotes_IsRefusedUnread()
    {
        string path = Written(new string(' ', VoteFile.MostBytes + 1));

        Assert.Contains("larger", Assert.Throws<ChrysalisException>(() => VoteFile.Read(path)).Message, StringComparison.Ordinal);
    }

    private string Written(string text)
    {
        string path = Path.Combine(folder.Path, "votes.json");
        File.WriteAllText(path, text);
        return path;
    }
}
