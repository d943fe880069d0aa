using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Tests.Reference;

namespace Chrysalis.Talking.Tests.Evaluation;

public class ImageQualityTests
{
    private readonly Frame picture = Waves(47, 33, 0);
    private readonly Frame other = Waves(47, 33, 25);

    [Theory]
    [InlineData(0, 0, 47, 33)]
    [InlineData(5, 7, 20, 13)]
    [InlineData(36, 22, 11, 11)]
    public void Figures_OfAnArea_AgreeWithTheirDefinitions(int x, int y, int width, int height)
    {
        var area = new PixelArea(x, y, width, height);
        Assert.Equal(NaiveImageQuality.Psnr(picture, other, area), ImageQuality.Psnr(picture, other, area), 1e-9);
        Assert.Equal(NaiveImageQuality.Ssim(picture, other, area), ImageQuality.Ssim(picture, other, area), 1e-4);
        double sharpness = NaiveImageQuality.VarianceOfLaplacian(picture, area);
        Assert.Equal(sharpness, ImageQuality.VarianceOfLaplacian(picture, area), sharpness * 1e-5);
    }

    [Fact]
    public void Figures_OfEqualPictures_AreIdeal()
    {
        Assert.Equal(double.PositiveInfinity, ImageQuality.Psnr(picture, picture.Clone()));
        Assert.Equal(1, ImageQuality.Ssim(picture, picture.Clone()), 1e-6);
    }

    [Fact]
    public void Psnr_OneLevelApart_Is48Decibels()
    {
        var grey = new Frame(8, 8);
        grey.Rgb.AsSpan().Fill(1);
        Assert.Equal(48.1308, ImageQuality.Psnr(new Frame(8, 8), grey), 1e-4);
    }

    [Fact]
    public void VarianceOfLaplacian_Checkerboard_Is16TimesItsContrastSquared()
    {
        var board = new Frame(12, 12);
        for (int i = 0; i < 144; i++)
            board.Rgb.AsSpan(i * 3, 3).Fill((byte)((i / 12 + i % 12) % 2 * 10));
        Assert.Equal(1600, ImageQuality.VarianceOfLaplacian(board), 0.1);
        Assert.Equal(0, ImageQuality.VarianceOfLaplacian(new Frame(12, 12)));
    }

    [Fact]
    public void Figures_UnfitAreas_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => ImageQuality.Ssim(picture, other, new(0, 0, 10, 30)));
        Assert.Throws<ArgumentException>(() => ImageQuality.Psnr(picture, other, new(40, 0, 10, 10)));
        Assert.Throws<ArgumentException>(() => ImageQuality.Psnr(picture, new Frame(33, 47)));
        Assert.Throws<ArgumentException>(() => ImageQuality.VarianceOfLaplacian(picture, new(0, 0, 2, 9)));
    }

    private static Frame Waves(int width, int height, int noise)
    {
        var frame = new Frame(width, height);
        var random = new Random(5);
        for (int i = 0; i < frame.Rgb.Length; i++)
            frame.Rgb[i] = (byte)(128 + 80 * Math.Sin(i * 0.13) + 20 * Math.Cos(i * 0.011) + random.Next(noise + 1));
        return frame;
    }
}
