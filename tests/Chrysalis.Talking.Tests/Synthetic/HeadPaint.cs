using System.Numerics;
using Chrysalis.Talking.Faces.Mesh;
using SkiaSharp;

namespace Chrysalis.Talking.Tests.Synthetic;

/// <summary>The colours of the head by where its surface lies while the mouth is shut; a face's are drawn from the front.</summary>
internal sealed class HeadPaint
{
    private const int Size = 1024;

    /// <summary>Half the width of the drawing in head space.</summary>
    private const float Reach = 0.85f;

    private static readonly SKColor Skin = new(214, 166, 140);
    private static readonly Vector3 Light = Vector3.Normalize(new(-0.35f, 0.55f, 0.8f));
    private static readonly int[] RightEye = [33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7];
    private static readonly int[] LeftEye = [263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249];
    private static readonly int[] RightBrow = [70, 63, 105, 66, 107, 55, 65, 52, 53, 46];
    private static readonly int[] LeftBrow = [300, 293, 334, 296, 336, 285, 295, 282, 283, 276];

    private readonly byte[] face;

    /// <summary>Draws a face.</summary>
    /// <param name="points">Its points, the mouth shut.</param>
    public HeadPaint(IReadOnlyList<Vector3> points)
    {
        using var bitmap = new SKBitmap(new(Size, Size, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(Skin);
            canvas.Scale(Size / (2 * Reach));
            canvas.Translate(Reach, Reach);
            canvas.Scale(1, -1);
            Draw(canvas, points);
        }

        face = bitmap.Bytes;
    }

    /// <summary>Whether hair grows at a place of the skull.</summary>
    public static bool IsHair(Vector3 place) => place.Y > 0.42f - 0.45f * Math.Clamp(-place.Z - 0.2f, 0, 1.2f) && place.Z < -0.02f
        && (place.Z < -0.5f || place.Y > 0.25f);

    /// <summary>The colour of a place, 0 to 255 a channel, light and shade in it.</summary>
    public Vector3 At(SurfaceKind kind, Vector3 place, Vector3 normal)
    {
        Vector3 colour = kind switch
        {
            SurfaceKind.Face => OfFace(place),
            SurfaceKind.Scalp when IsHair(place) => Hair(place),
            SurfaceKind.Mouth => new(88, 28, 30),
            SurfaceKind.Teeth => new(226, 220, 205),
            SurfaceKind.Cloth => Cloth(place),
            _ => new(Skin.Red, Skin.Green, Skin.Blue),
        };
        float shade = kind == SurfaceKind.Mouth ? 1 : 0.45f + 0.68f * Math.Max(0, Vector3.Dot(Vector3.Normalize(normal), Light));
        return Vector3.Clamp(colour * shade, Vector3.Zero, new(255));
    }

    private static Vector3 Hair(Vector3 place)
    {
        float strands = MathF.Sin(place.X * 60 + 6 * MathF.Sin(place.Z * 9)) * MathF.Sin(place.Z * 40 + place.Y * 35);
        return new Vector3(58, 40, 30) * (1 + 0.25f * strands);
    }

    private static Vector3 Cloth(Vector3 place)
    {
        float stripes = MathF.Sin(place.X * 22) > 0.4f ? 1.25f : 1;
        return new Vector3(52, 76, 120) * stripes * (1 + 0.08f * MathF.Sin(place.Y * 31));
    }

    private Vector3 OfFace(Vector3 place)
    {
        float x = Math.Clamp((place.X + Reach) / (2 * Reach) * Size - 0.5f, 0, Size - 1.01f);
        float y = Math.Clamp((Reach - place.Y) / (2 * Reach) * Size - 0.5f, 0, Size - 1.01f);
        (int left, int top) = ((int)x, (int)y);
        (float right, float down) = (x - left, y - top);
        return Vector3.Lerp(
            Vector3.Lerp(Texel(left, top), Texel(left + 1, top), right),
            Vector3.Lerp(Texel(left, top + 1), Texel(left + 1, top + 1), right), down);
    }

    private Vector3 Texel(int x, int y)
    {
        int at = (y * Size + x) * 4;
        return new(face[at], face[at + 1], face[at + 2]);
    }

    private static void Draw(SKCanvas canvas, IReadOnlyList<Vector3> points)
    {
        SKPoint At(int index) => new(points[index].X, points[index].Y);
        DrawSkin(canvas, At);
        foreach (int[] brow in (int[][])[RightBrow, LeftBrow])
            Fill(canvas, brow, At, new(62, 42, 32, 235), 0.008f);
        DrawEye(canvas, RightEye, At);
        DrawEye(canvas, LeftEye, At);
        Fill(canvas, LipRings.Outer, At, new(176, 92, 88), 0.006f);
        Line(canvas, [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308], At, new(110, 48, 48), 0.008f, 0.003f);
        foreach (int nostril in (int[])[97, 326])
            Blot(canvas, new(At(nostril).X * 1.05f, At(nostril).Y + 0.012f), 0.03f, 0.014f, new(70, 36, 30), 0.008f);
    }

    private static void DrawSkin(SKCanvas canvas, Func<int, SKPoint> at)
    {
        foreach (int cheek in (int[])[50, 280])
            Blot(canvas, at(cheek), 0.13f, 0.11f, new(205, 120, 105, 130), 0.05f);
        foreach (int socket in (int[])[159, 386])
            Blot(canvas, new(at(socket).X, at(socket).Y + 0.02f), 0.12f, 0.07f, new(150, 98, 80, 150), 0.03f);
        Blot(canvas, at(2), 0.13f, 0.03f, new(150, 98, 80, 120), 0.02f);
        Blot(canvas, at(18), 0.13f, 0.03f, new(150, 98, 80, 130), 0.02f);
        Line(canvas, [193, 122, 196, 236, 198, 64], at, new(160, 105, 88, 110), 0.02f, 0.015f);
        Line(canvas, [417, 351, 419, 456, 420, 294], at, new(160, 105, 88, 110), 0.02f, 0.015f);
        Line(canvas, [64, 98, 97, 2, 326, 327, 294], at, new(120, 70, 58, 150), 0.012f, 0.008f);
        var random = new Random(3);
        for (int i = 0; i < 160; i++)
        {
            var place = new SKPoint(random.NextSingle() * 1.2f - 0.6f, random.NextSingle() * 1.3f - 0.8f);
            Blot(canvas, place, 0.012f, 0.012f, new(150, 95, 72, (byte)random.Next(30, 90)), 0.004f);
        }
    }

    private static void DrawEye(SKCanvas canvas, int[] ring, Func<int, SKPoint> at)
    {
        using SKPath path = Polygon(ring, at);
        canvas.Save();
        canvas.ClipPath(path, antialias: true);
        canvas.DrawColor(new(238, 234, 230));
        SKPoint outer = at(ring[0]), inner = at(ring[8]);
        var middle = new SKPoint((outer.X + inner.X) / 2, (at(ring[4]).Y + at(ring[12]).Y) / 2 + 0.004f);
        Blot(canvas, middle, 0.046f, 0.046f, new(72, 92, 70), 0.003f);
        Blot(canvas, middle, 0.02f, 0.02f, new(16, 14, 14), 0.002f);
        Blot(canvas, new(middle.X - 0.014f, middle.Y + 0.016f), 0.008f, 0.008f, SKColors.White, 0.001f);
        canvas.Restore();
        Line(canvas, ring[..9], at, new(48, 30, 26), 0.014f, 0.003f);
        Line(canvas, [.. ring[8..], ring[0]], at, new(130, 84, 72), 0.006f, 0.003f);
    }

    private static SKPath Polygon(int[] ring, Func<int, SKPoint> at)
    {
        var path = new SKPath();
        path.AddPoly([.. ring.Select(at)]);
        return path;
    }

    private static void Fill(SKCanvas canvas, int[] ring, Func<int, SKPoint> at, SKColor colour, float soft)
    {
        using SKPath path = Polygon(ring, at);
        using SKPaint paint = Paint(colour, soft);
        canvas.DrawPath(path, paint);
    }

    private static void Line(SKCanvas canvas, int[] through, Func<int, SKPoint> at, SKColor colour, float width, float soft)
    {
        using var path = new SKPath();
        path.AddPoly([.. through.Select(at)], close: false);
        using SKPaint paint = Paint(colour, soft);
        (paint.IsStroke, paint.StrokeWidth, paint.StrokeJoin) = (true, width, SKStrokeJoin.Round);
        canvas.DrawPath(path, paint);
    }

    private static void Blot(SKCanvas canvas, SKPoint place, float radiusX, float radiusY, SKColor colour, float soft)
    {
        using SKPaint paint = Paint(colour, soft);
        canvas.DrawOval(place.X, place.Y, radiusX, radiusY, paint);
    }

    private static SKPaint Paint(SKColor colour, float soft) => new()
    {
        Color = colour,
        IsAntialias = true,
        MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, soft),
    };
}
