using Chrysalis.Talking.Media;
using Chrysalis.Talking.Media.Colours;

namespace Chrysalis.Talking.Tests.Media;

public class HighDynamicRangeTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private const string Plain = "zscale=pin=bt709:tin=bt709:min=bt709:rin=tv";

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("smpte2084", 3.0, 4.0)]

    // zscale takes HLG's display curve of each colour by itself, the standard of their common brightness: strong colours differ.
    [InlineData("arib-std-b67", 4.0, 9.0)]
    public void Read_PlainVideoMadeHdr_IsThePlainVideoAgain(string transfer, double mostLuma, double mostColour)
    {
        string plain = media.Make("plain.mp4", "-f lavfi -i testsrc2=size=128x96:rate=10:duration=0.5,"
            + "eq=saturation=0.3:contrast=0.7,scale=out_color_matrix=bt709,format=yuv420p -c:v libx264 -crf 2 "
            + "-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv");
        string wide = Hdr(transfer, $"-i plain.mp4 -vf {Plain}:p=2020:t={transfer}:m=2020_ncl:r=tv,format=yuv420p10le");

        Frame before = VideoReader.Read(plain, null, TestEnds).First();
        Frame after = VideoReader.Read(wide, null, TestEnds).First();

        Assert.NotNull(MediaProbe.Probe(wide).WideCurve);
        Assert.InRange(before.Rgb.Zip(after.Rgb, (a, b) => Math.Abs(a - b)).Average(), 0, mostColour);
        Assert.InRange(Math.Abs(Luma(before) - Luma(after)), 0, mostLuma);
    }

    [Fact]
    public void Read_WhiteOfHdr_IsNearlyWhiteAndHighlightsStayApart()
    {
        // BT.2408: white at 203 cd/m2 is the PQ level 0.58, and 1000 cd/m2 is 0.75; ten bits of limited range.
        static int Code(double level) => (int)Math.Round(64 + level * 876);
        string path = Hdr("smpte2084", "-f lavfi -i color=black:size=96x32:rate=5:duration=1,format=yuv420p10le,"
            + $"geq=lum='if(lt(X\\,32)\\,{Code(0.0)}\\,if(lt(X\\,90)\\,{Code(0.5807)}\\,{Code(0.7518)}))':cb=512:cr=512");

        Frame frame = VideoReader.Read(path, null, TestEnds).First();

        Assert.InRange(frame.Rgb[10 * 3], 0, 3);
        Assert.InRange(frame.Rgb[60 * 3], 225, 250);
        Assert.InRange(frame.Rgb[94 * 3], 252, 255);
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(203, 1000)]
    [InlineData(400, 10000)]
    public void ToneCurve_AnyLight_RisesToWhiteAndKeepsTheDark(float bright, float peak)
    {
        var curve = ToneCurve.For(bright, peak);
        float[] shares = [.. Enumerable.Range(0, 1001).Select(i => curve.Of(peak * i / 1000))];

        Assert.Equal(0, shares[0]);
        Assert.InRange(shares[^1], 0.99, 1);
        Assert.All(shares.Zip(shares.Skip(1)), pair => Assert.True(pair.Second >= pair.First));
        Assert.Equal(0.5f * curve.WhiteNits / curve.WhiteNits, curve.Of(0.5f * curve.WhiteNits), 4);
    }

    [Theory]

    // BT.2100-2, tables 4 and 5: 100 cd/m2 is PQ's level 0.5081; HLG's level 0.5 is a twelfth of the scene's light.
    [InlineData(nameof(LightCurve.Pq), 0.5081f, 100)]
    [InlineData(nameof(LightCurve.Pq), 1f, 10000)]
    [InlineData(nameof(LightCurve.Hlg), 0.5f, 1000f / 12)]
    [InlineData(nameof(LightCurve.Hlg), 1f, 1000)]
    public void DisplayLight_PublishedLevels_AreThePublishedLight(string curve, float level, float nits) =>
        Assert.InRange(DisplayLight.Of(Enum.Parse<LightCurve>(curve), level) / nits, 0.995, 1.005);

    private string Hdr(string transfer, string source) => media.Make($"{transfer}.mkv", $"{source} -c:v ffv1 "
        + $"-colorspace bt2020nc -color_primaries bt2020 -color_trc {transfer} -color_range tv");

    private static double Luma(Frame frame) => Enumerable.Range(0, frame.Rgb.Length / 3).Average(
        i => 0.2126 * frame.Rgb[i * 3] + 0.7152 * frame.Rgb[i * 3 + 1] + 0.0722 * frame.Rgb[i * 3 + 2]);
}
