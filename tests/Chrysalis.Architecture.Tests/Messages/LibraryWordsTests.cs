namespace Chrysalis.Architecture.Tests.Messages;

/// <summary>Libraries speak to whoever calls them: the options and commands of a program are words of the command line.</summary>
public sealed class LibraryWordsTests
{
    [Fact]
    public void Literals_OfTheLibraries_NameNoOptionAndNoCommand() => Breach.None([.. House.Libraries
        .SelectMany(library => Literals.Of(library).Where(LibraryWords.AreOfTheCommandLine)
            .Where(literal => !LibraryWords.MayStand(library, literal))
            .Select(literal => $"Chrysalis.{library} says \"{literal}\""))]);

    [Fact]
    public void Literals_OfTheCommandLine_AreSeen() =>
        Assert.Contains(Literals.Of("Cli"), literal => literal.Contains("--face", StringComparison.Ordinal));

    [Theory]
    [InlineData("leave out the face (--face)", true)]
    [InlineData("--from takes", true)]
    [InlineData("'--box'", true)]
    [InlineData("start './chrysalis' once", true)]
    [InlineData("run 'npm ci'", true)]
    [InlineData("the same 'talk train' again", true)]
    [InlineData("sudo apt-get install flite", true)]
    [InlineData("leave out the face", false)]
    [InlineData("a - b -- c", false)]
    [InlineData("they talk trains and quantum computers", false)]
    public void AreOfTheCommandLine_Words_AreTold(string literal, bool expected) =>
        Assert.Equal(expected, LibraryWords.AreOfTheCommandLine(literal));
}
