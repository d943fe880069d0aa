using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Media;

public class PictureShapeTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("360x512", "64/45", 512, 512)]
    [InlineData("720x576", "16/15", 768, 576)]
    [InlineData("720x480", "8/9", 720, 540)]
    [InlineData("720x480", "32/27", 854, 480)]
    [InlineData("64x48", "1/1", 64, 48)]
    public void Read_Anamorphic_HasSquarePixels(string size, string aspect, int width, int height)
    {
        string path = media.Make("shape.mp4", $"-f lavfi -i testsrc2=size={size}:rate=5:duration=0.4,setsar={aspect} -c:v libx264");

        MediaInfo info = MediaProbe.Probe(path);
        Frame frame = VideoReader.Read(path, null, TestEnds).First();

        Assert.Equal((width, height), (info.Width, info.Height));
        Assert.Equal((width, height), (frame.Width, frame.Height));
    }

    [Fact]
    public void Read_AnamorphicAndTurned_IsStretchedBeforeItIsTurned()
    {
        media.Make("flat.mp4", "-f lavfi -i color=red:size=60x80:rate=5:duration=0.4,setsar=2/1,"
            + "drawbox=0:0:30:80:blue:fill -c:v libx264 -crf 5");
        string path = media.Make("turned.mp4", "-i flat.mp4 -c copy -metadata:s:v:0 rotate=90");

        Frame frame = VideoReader.Read(path, null, TestEnds).First();

        Assert.Equal((80, 120), (frame.Width, frame.Height));

        // Left and right, blue and red, are above and below after a turn.
        Assert.InRange(Math.Abs(frame.Row(20)[40 * 3 + 2] - frame.Row(100)[40 * 3 + 2]), 150, 255);
        Assert.InRange(Math.Abs(frame.Row(20)[5 * 3 + 2] - frame.Row(20)[75 * 3 + 2]), 0, 20);
    }

    [Fact]
    public void Read_SeveralPictureTracks_TakesTheLargest()
    {
        string path = media.Make("two.mp4", "-f lavfi -i color=red:size=64x64:rate=5:duration=1 "
            + "-f lavfi -i color=blue:size=128x96:rate=5:duration=1 -map 0 -map 1 -c:v libx264");

        MediaInfo info = MediaProbe.Probe(path);
        Frame frame = VideoReader.Read(path, null, TestEnds).First();

        Assert.Equal((128, 96, 2), (info.Width, info.Height, info.VideoTrackCount));
        Assert.True(frame.Rgb[2] > 200 && frame.Rgb[0] < 60);
    }

    [Fact]
    public void Read_LargeThumbnailBesideAVideo_TakesTheVideo()
    {
        media.Make("thumb.jpg", "-f lavfi -i color=red:size=320x240 -frames:v 1");
        string path = media.Make("thumbed.mp4", "-i thumb.jpg -f lavfi -i color=blue:size=128x96:rate=5:duration=1 "
            + "-map 0 -map 1 -c:v:0 copy -c:v:1 libx264");

        Assert.Equal(128, MediaProbe.Probe(path).Width);
    }

    [Fact]
    public void Read_Interlaced_SaysSoAndCanBeMadeWhole()
    {
        string path = media.Make("fields.mp4", "-f lavfi -i color=black:size=128x96:rate=50:duration=1,"
            + "geq=lum='if(lt(abs(X-2*N)\\,12)\\,235\\,16)':cb=128:cr=128,interlace -c:v libx264 -crf 4 "
            + "-flags +ildct+ilme -x264opts tff=1");

        Assert.True(MediaProbe.Probe(path).IsInterlaced);
        Assert.True(Combing(VideoReader.Read(path, null, TestEnds).ElementAt(12)) > 2 *
            Combing(VideoReader.Read(path, new() { Deinterlace = true }, TestEnds).ElementAt(12)));
    }

    // How far each row differs from the mean of its neighbours.
    private static double Combing(Frame frame) => Enumerable.Range(1, frame.Height - 2).Average(y => Enumerable.Range(0, frame.Width)
        .Average(x => Math.Abs(2 * frame.Row(y)[x * 3] - frame.Row(y - 1)[x * 3] - frame.Row(y + 1)[x * 3])));
}
