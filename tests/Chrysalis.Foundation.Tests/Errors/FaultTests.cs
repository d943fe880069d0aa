using Chrysalis.Foundation.Errors;

namespace Chrysalis.Foundation.Tests.Errors;

public sealed class FaultTests
{
    [Fact]
    public void Exception_OfAFault_SaysOneSentenceAndKeepsItsParts()
    {
        var error = new ChrysalisException(new Fault("out", "is a folder", "name a file in it"));
        Assert.Equal("'out' is a folder: name a file in it.", error.Message);
        Assert.Equal(("out", "is a folder", "name a file in it"), (error.Value, error.Rule, error.Remedy));
    }

    [Fact]
    public void Sentence_WithASubject_BeginsWithIt() =>
        Assert.Equal(
            "A crf of 60 does not exist: give 0 to 51.",
            new Fault("60", "does not exist", "give 0 to 51") { Subject = "A crf of 60" }.Sentence);
}
