using System.Runtime.InteropServices;
using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Media.Colours;
using Chrysalis.Talking.Media.Pictures;
using SkiaSharp;

namespace Chrysalis.Talking.Media;

/// <summary>Reads and writes single pictures.</summary>
public static class StillImage
{
    private const int JpegQuality = 92;

    /// <summary>Reads a picture that ffmpeg or Skia can read, turned as its camera noted; what is transparent shows white.</summary>
    /// <exception cref="MediaException">The file is no picture.</exception>
    public static Frame Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Load(path, Background.White);
    }

    /// <summary>The same with another background.</summary>
    /// <inheritdoc cref="Load(string)"/>
    internal static Frame Load(string path, Background background)
    {
        MediaProbe.RequireFile(path);
        using SKCodec? codec = SKCodec.Create(path);
        if (codec is null)
            return VideoReader.Read(path, new() { Background = background }).FirstOrDefault()
                ?? throw new MediaException($"'{path}' holds no picture.");
        RequireSize(path, codec.Info.Width, codec.Info.Height);
        using var decoded = new SKBitmap(InfoFor(codec));
        if (codec.GetPixels(decoded.Info, decoded.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
            throw new MediaException($"'{path}' is damaged: its picture cannot be decoded.");
        return Turn(On(background, decoded), OriginOf(path, codec));
    }

    /// <summary>What a picture file holds, told by its content; null when Skia does not read it.</summary>
    internal static MediaInfo? Describe(string path)
    {
        // A stream of JPEG pictures begins as a picture does.
        if (Path.GetExtension(path).ToUpperInvariant() is ".MJPG" or ".MJPEG")
            return null;
        if (!PictureSignature.Is(path))
            return null;
        using SKCodec? codec = SKCodec.Create(path);
        if (codec is null || codec.EncodedFormat is not (SKEncodedImageFormat.Png or SKEncodedImageFormat.Jpeg
            or SKEncodedImageFormat.Webp or SKEncodedImageFormat.Bmp))
            return null;
        if (codec.EncodedFormat == SKEncodedImageFormat.Png && PngChunks.Read(path).IsAnimated)
            return null;
        (int width, int height) = (codec.Info.Width, codec.Info.Height);
        RequireSize(path, width, height);
        bool swap = IsSideways(OriginOf(path, codec));
        bool moves = codec.FrameCount > 1;
        TimeSpan duration = moves ? AnimatedPicture.DurationOf(codec) : TimeSpan.Zero;
        return new()
        {
            Path = path,
            HasVideo = true,
            HasAudio = false,
            IsStillImage = !moves,
            Pictures = moves ? PictureSource.Animation : PictureSource.Still,
            HasAlpha = codec.Info.AlphaType != SKAlphaType.Opaque,
            Width = swap ? height : width,
            Height = swap ? width : height,
            FrameRate = moves ? AnimatedPicture.RateOf(codec) : new(25),
            IsVariableFrameRate = false,
            Duration = duration,
            VideoStart = TimeSpan.Zero,
            AudioStart = TimeSpan.Zero,
        };
    }

    /// <summary>How Skia is to decode a picture: in the colours of plain screens, whatever its own.</summary>
    internal static SKImageInfo InfoFor(SKCodec codec) => new(
        codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888,
        codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul, SKColorSpace.CreateSrgb());

    /// <summary>A decoded picture on a background.</summary>
    internal static Frame On(Background background, SKBitmap decoded)
    {
        if (decoded.AlphaType == SKAlphaType.Opaque)
            return ToFrame(decoded);
        using var below = new SKBitmap(decoded.Info.WithAlphaType(SKAlphaType.Opaque));
        using var canvas = new SKCanvas(below);
        canvas.Clear(new(background.Red, background.Green, background.Blue));
        canvas.DrawBitmap(decoded, 0, 0);
        return ToFrame(below);
    }

    private static SKEncodedOrigin OriginOf(string path, SKCodec codec) =>
        codec.EncodedFormat == SKEncodedImageFormat.Png && codec.EncodedOrigin == SKEncodedOrigin.TopLeft
            ? (SKEncodedOrigin)PngChunks.Read(path).Orientation
            : codec.EncodedOrigin;

    private static void RequireSize(string path, int width, int height)
    {
        if (width > MediaProbe.MostEdgePx || height > MediaProbe.MostEdgePx)
            throw new MediaException($"'{path}' is {width}x{height} pixels; up to {MediaProbe.MostEdgePx} in each direction can be read.");
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
        ArgumentNullException.ThrowIfNull(path);
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
