using Chrysalis.Foundation.Text;

namespace Chrysalis.Foundation.Tests.Text;

public sealed class QuotingTests
{
    [Fact]
    public void Quotable_ControlCharacters_BecomeQuestionMarks() => Assert.Equal("a?[31mb?", Quoting.Quotable("a\u001b[31mb\n"));

    [Theory]
    [InlineData(119, 119)]
    [InlineData(120, 120)]
    [InlineData(121, 123)]
    public void Quotable_LongName_IsCut(int length, int shown) => Assert.Equal(shown, Quoting.Quotable(new string('n', length)).Length);

    [Fact]
    public void First_MoreThanThree_EndsInDots()
    {
        Assert.Equal("'a', 'b', 'c'", NameList.First(["a", "b", "c"]));
        Assert.Equal("'a', 'b', 'c', ...", NameList.First(["a", "b", "c", "d"]));
    }
}
