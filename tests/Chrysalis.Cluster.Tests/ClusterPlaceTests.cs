namespace Chrysalis.Cluster.Tests;

public sealed class ClusterPlaceTests
{
    [Theory]
    [InlineData("127.0.0.1:7411", "127.0.0.1:7411")]
    [InlineData("localhost:1", "127.0.0.1:1")]
    [InlineData("[::1]:7411, 127.0.0.1:2,127.0.0.1:2", "[::1]:7411,127.0.0.1:2")]
    public void Parse_Addresses_AreRead(string given, string expected) =>
        Assert.Equal(expected, string.Join(',', ClusterPlace.Parse(given).Addresses));

    [Theory]
    [InlineData("")]
    [InlineData("7411")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:70000")]
    [InlineData("127.0.0.1:-1")]
    [InlineData("db.example:7411")]
    public void Parse_SomethingElse_IsRefused(string given) =>
        Assert.StartsWith($"'{given}' is no address of a worker: ", Refused(given), StringComparison.Ordinal);

    [Fact]
    public void Parse_ConnectionWithAPassword_IsRefusedWithoutRepeatingIt()
    {
        string sentence = Refused("Host=db;Password=hush");
        Assert.StartsWith("The PostgreSQL connection holds a password", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_ConnectionOfUnknownWords_IsRefused() =>
        Assert.StartsWith("The PostgreSQL connection cannot be read (", Refused("Hosst=db"), StringComparison.Ordinal);

    [Fact]
    public void Read_ShortSecret_IsRefused()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("secret.txt", "short\n");
        Assert.Equal(
            $"'{file}' holds a secret of 5 bytes, fewer than 16: make one, as with 'openssl rand -hex 32'.",
            Assert.Throws<ClusterException>(() => ClusterSecret.Read(file)).Message);
    }

    private static string Refused(string given) => Assert.Throws<ClusterException>(() => ClusterPlace.Parse(given)).Message;
}
