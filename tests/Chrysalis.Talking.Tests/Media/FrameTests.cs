using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Media;

public class FrameTests
{
    [Theory]
    [InlineData(-1, 5)]
    [InlineData(5, 0)]
    [InlineData(100_000, 100_000)]
    public void Frame_ImpossibleSize_IsRefusedByName(int width, int height)
    {
        string? named = Assert.Throws<ArgumentOutOfRangeException>(() => new Frame(width, height)).ParamName;
        Assert.Equal(width > 0 ? "height" : "width", named);
    }

    [Fact]
    public void Frame_OfASize_IsBlack() => Assert.Equal(new byte[2 * 3 * 3], new Frame(2, 3).Rgb);
}
