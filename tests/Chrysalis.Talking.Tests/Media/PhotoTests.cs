using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Media;

public class PhotoTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    // Orientation 6: row 0 is to be seen on the right.
    private static readonly byte[] Exif =
        [.. "MM\0*\0\0\0\b\0\u0001"u8, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];

    [Theory]
    [InlineData("eXIf")]
    [InlineData("zTXt")]
    [InlineData("tEXt")]
    public void Load_PngTurnedByItsCamera_IsUpright(string chunk)
    {
        byte[] png = File.ReadAllBytes(media.Make("flat.png", "-f lavfi -i color=red:size=40x20,drawbox=0:0:20:20:blue:fill -frames:v 1"));
        string text = $"\nexif\n{Exif.Length}\n{Convert.ToHexStringLower(Exif)}\n";
        byte[] body = chunk switch
        {
            "eXIf" => Exif,
            "tEXt" => [.. "Raw profile type exif\0"u8, .. Encoding.ASCII.GetBytes(text)],
            _ => [.. "Raw profile type exif\0\0"u8, .. Deflated(Encoding.ASCII.GetBytes(text))],
        };
        string path = media.At($"{chunk}.png");
        File.WriteAllBytes(path, [.. png[..33], .. Chunk(chunk, body), .. png[33..]]);

        MediaInfo info = MediaProbe.Probe(path);
        Frame frame = StillImage.Load(path);

        Assert.Equal((20, 40), (info.Width, info.Height));
        Assert.Equal((20, 40), (frame.Width, frame.Height));
        Assert.True(frame.Row(5)[10 * 3 + 2] > 200 && frame.Row(35)[10 * 3] > 200);
    }

    [Fact]
    public void Load_WebPTurnedByItsCamera_IsUpright()
    {
        byte[] plain = File.ReadAllBytes(media.Make(
            "flat.webp", "-f lavfi -i color=red:size=40x20,drawbox=0:0:20:20:blue:fill -frames:v 1 -c:v libwebp -lossless 1"));
        byte[] picture = plain[12..];
        byte[] extended = [.. "VP8X"u8, 10, 0, 0, 0, 8, 0, 0, 0, 39, 0, 0, 19, 0, 0];
        byte[] exif = [.. "EXIF"u8, (byte)Exif.Length, 0, 0, 0, .. Exif];
        byte[] all = [.. "WEBP"u8, .. extended, .. picture, .. exif];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, all.Length);
        File.WriteAllBytes(media.At("turned.webp"), [.. "RIFF"u8, .. length, .. all]);

        Frame frame = StillImage.Load(media.At("turned.webp"));

        Assert.Equal((20, 40), (frame.Width, frame.Height));
        Assert.True(frame.Row(5)[10 * 3 + 2] > 200 && frame.Row(35)[10 * 3] > 200);
    }

    [Theory]
    [InlineData("gray")]
    [InlineData("gray16be")]
    [InlineData("ya8")]
    public void Load_GreyPhoto_IsGrey(string pixels)
    {
        string path = media.Make($"{pixels}.png", $"-f lavfi -i testsrc2=size=64x48 -frames:v 1 -pix_fmt {pixels}");

        Frame frame = StillImage.Load(path);

        Assert.All(frame.Rgb.Chunk(3), pixel => Assert.True(pixel[0] == pixel[1] && pixel[1] == pixel[2]));
        Assert.True(frame.Rgb.Distinct().Count() > 8);
    }

    [Theory]
    [InlineData("heic", "HEIC")]
    [InlineData("mif1", "HEIC")]
    [InlineData("avif", "AVIF")]
    public void Probe_PhotoThatFfmpegDoesNotRead_SaysWhatToDo(string brand, string name)
    {
        string path = media.At($"{brand}.heic");
        File.WriteAllBytes(path, [0, 0, 0, 24, .. "ftyp"u8, .. Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0, .. "mif1heic"u8,
            0, 0, 0, 16, .. "mdat"u8, .. new byte[8]]);

        string message = Assert.Throws<MediaException>(() => MediaProbe.Probe(path)).Message;

        Assert.Contains($"{name} photo", message, StringComparison.Ordinal);
        Assert.Contains("convert it to JPEG", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnimatedWebP_GivesItsPicturesAtTheirTimes()
    {
        string path = media.Make("moving.webp", "-f lavfi -i color=black:size=64x48:rate=10:duration=1,"
            + "geq=lum='16+20*N':cb=128:cr=128 -c:v libwebp_anim -lossless 1 -loop 0");

        MediaInfo info = MediaProbe.Probe(path);
        List<Frame> frames = [.. VideoReader.Read(path, new() { Rate = new(20) }, TestContext.Current.CancellationToken)];

        Assert.False(info.IsStillImage);
        Assert.InRange(info.Duration.TotalSeconds, 0.95, 1.05);
        Assert.Equal(20, frames.Count);
        Assert.True(frames[18].Rgb[0] > frames[9].Rgb[0] + 60 && frames[9].Rgb[0] > frames[0].Rgb[0] + 60);
    }

    private static byte[] Chunk(string type, byte[] body)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. body];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        var check = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(typed));
        return [.. length, .. typed, .. check];
    }

    // PNG's own check, bit by bit.
    private static uint Crc(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }

    private static byte[] Deflated(byte[] bytes)
    {
        using var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Optimal))
            zlib.Write(bytes);
        return deflated.ToArray();
    }
}
