using System.Runtime.InteropServices;
using Chrysalis.Foundation.Files;
using SkiaSharp;

namespace Chrysalis.Talking.Media;

/// <summary>Reads and writes single pictures.</summary>
public static class StillImage
{
    private const int JpegQuality = 92;

    /// <summary>Reads a picture that ffmpeg or Skia can read, turned as its camera noted.</summary>
    /// <exception cref="MediaException">The file is no picture.</exception>
    public static Frame Load(string path)
    {
        MediaProbe.RequireFile(path);
        using SKCodec? codec = SKCodec.Create(path);
        if (codec is null)
            return VideoReader.Read(path).FirstOrDefault() ?? throw new MediaException($"'{path}' holds no picture.");
        if (codec.Info.Width > 8192 || codec.Info.Height > 8192)
            throw new MediaException(
                $"'{path}' is {codec.Info.Width}x{codec.Info.Height} pixels; up to 8192 in each direction can be read.");
        using SKBitmap? decoded = SKBitmap.Decode(
            codec, new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (decoded is null)
            throw new MediaException($"'{path}' is damaged: its picture cannot be decoded.");
        return Turn(ToFrame(decoded), codec.EncodedOrigin);
    }

    /// <summary>What a picture file holds, told by its content; null when Skia cannot read it as one picture.</summary>
    internal static MediaInfo? Describe(string path)
    {
        // A stream of JPEG pictures begins as a picture does.
        if (Path.GetExtension(path).ToUpperInvariant() is ".MJPG" or ".MJPEG")
            return null;
        using SKCodec? codec = SKCodec.Create(path);
        if (codec is null || codec.FrameCount > 1 || codec.EncodedFormat is not (SKEncodedImageFormat.Png or SKEncodedImageFormat.Jpeg
            or SKEncodedImageFormat.Webp or SKEncodedImageFormat.Bmp))
            return null;
        (int width, int height) = (codec.Info.Width, codec.Info.Height);
        if (width > MediaProbe.MostEdgePx || height > MediaProbe.MostEdgePx)
            throw new MediaException($"'{path}' is {width}x{height} pixels; up to {MediaProbe.MostEdgePx} in each direction can be read.");
        bool swap = IsSideways(codec.EncodedOrigin);
        return new()
        {
            Path = path,
            HasVideo = true,
            HasAudio = false,
            IsStillImage = true,
            IsSkiaImage = true,
            Width = swap ? height : width,
            Height = swap ? width : height,
            FrameRate = new(25),
            IsVariableFrameRate = false,
            Duration = TimeSpan.Zero,
            VideoStart = TimeSpan.Zero,
            AudioStart = TimeSpan.Zero,
        };
    }

    /// <summary>The picture scaled to a size.</summary>
    internal static Frame Scaled(Frame frame, int width, int height)
    {
        if ((frame.Width, frame.Height) == (width, height))
            return frame;
        using SKBitmap bitmap = ToBitmap(frame);
        using SKBitmap scaled = bitmap.Resize(
            new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque), new SKSamplingOptions(SKCubicResampler.Mitchell));
        return ToFrame(scaled);
    }

    private static bool IsSideways(SKEncodedOrigin origin) =>
        origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;

    /// <summary>Writes a picture, whole or not at all: JPEG for .jpg and .jpeg, else PNG.</summary>
    public static void Save(string path, Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        bool jpeg = Path.GetExtension(path).ToUpperInvariant() is ".JPG" or ".JPEG";
        using SKBitmap bitmap = ToBitmap(frame);
        using SKImage image = SKImage.FromBitmap(bitmap);
        using SKData data = image.Encode(jpeg ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png, JpegQuality);
        AtomicFile.Write(path, data.SaveTo);
    }

    private static SKBitmap ToBitmap(Frame frame)
    {
        var bitmap = new SKBitmap(frame.Width, frame.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        Span<byte> target = MemoryMarshal.AsBytes(bitmap.GetPixelSpan());
        for (int i = 0, j = 0; i < frame.Rgb.Length; i += 3, j += 4)
        {
            target[j] = frame.Rgb[i];
            target[j + 1] = frame.Rgb[i + 1];
            target[j + 2] = frame.Rgb[i + 2];
            target[j + 3] = 255;
        }

        return bitmap;
    }

    private static Frame ToFrame(SKBitmap bitmap)
    {
        var frame = new Frame(bitmap.Width, bitmap.Height);
        ReadOnlySpan<byte> source = bitmap.GetPixelSpan();
        for (int i = 0, j = 0; i < frame.Rgb.Length; i += 3, j += 4)
            source.Slice(j, 3).CopyTo(frame.Rgb.AsSpan(i));
        return frame;
    }

    /// <summary>EXIF orientation (TIFF 6.0 tag 274): where the picture's row 0 and column 0 are to be seen.</summary>
    private static Frame Turn(Frame frame, SKEncodedOrigin origin)
    {
        if (origin == SKEncodedOrigin.TopLeft)
            return frame;
        bool swap = IsSideways(origin);
        var turned = new Frame(swap ? frame.Height : frame.Width, swap ? frame.Width : frame.Height);
        for (int y = 0; y < turned.Height; y++)
        {
            for (int x = 0; x < turned.Width; x++)
            {
                (int fromX, int fromY) = origin switch
                {
                    SKEncodedOrigin.TopRight => (frame.Width - 1 - x, y),
                    SKEncodedOrigin.BottomRight => (frame.Width - 1 - x, frame.Height - 1 - y),
                    SKEncodedOrigin.BottomLeft => (x, frame.Height - 1 - y),
                    SKEncodedOrigin.LeftTop => (y, x),
                    SKEncodedOrigin.RightTop => (y, frame.Height - 1 - x),
                    SKEncodedOrigin.RightBottom => (frame.Width - 1 - y, frame.Height - 1 - x),
                    _ => (frame.Width - 1 - y, x),
                };
                frame.Rgb.AsSpan((fromY * frame.Width + fromX) * 3, 3).CopyTo(turned.Rgb.AsSpan((y * turned.Width + x) * 3));
            }
        }

        return turned;
    }
}
