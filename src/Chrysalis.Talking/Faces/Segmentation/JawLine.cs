using System.Numerics;
using Chrysalis.Talking.Faces.Mesh;

namespace Chrysalis.Talking.Faces.Segmentation;

/// <summary>
/// Where the head ends below: along the jaw of the mesh, and to both sides of it outwards from below the ears, square to the line of the
/// eyes.
/// </summary>
internal sealed class JawLine
{
    /// <summary>From below one ear over the chin to below the other.</summary>
    private static readonly int[] Jaw = [132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361];

    /// <summary>From before one ear over the forehead to before the other.</summary>
    private static readonly int[] Forehead = [234, 127, 162, 21, 54, 103, 67, 109, 10, 338, 297, 332, 284, 251, 389, 356, 454];

    /// <summary>Points of the jaw that lie beside the neck, at each end.</summary>
    private const int NeckFrom = 2;

    private readonly Vector2 origin, right, down;
    private readonly Vector2[] line, top;

    /// <param name="landmarks">The face.</param>
    /// <param name="toPicture">From the landmarks' pixels to those of the picture that is divided.</param>
    public JawLine(Landmarks landmarks, AffineTransform toPicture)
    {
        Vector2 eye = toPicture.Apply(MouthShape.RightEye(landmarks));
        right = Vector2.Normalize(toPicture.Apply(MouthShape.LeftEye(landmarks)) - eye);
        (down, origin) = (new(-right.Y, right.X), eye);
        line = Line(Jaw);
        top = Line(Forehead);
        ChinDepth = Depth(toPicture.Apply(landmarks[152]));

        Vector2[] Line(int[] points) => [.. points.Select(point => toPicture.Apply(landmarks[point]) - origin)
            .Select(p => new Vector2(Vector2.Dot(p, right), Vector2.Dot(p, down))).OrderBy(p => p.X)];
    }

    /// <summary>How far the chin lies below the line of the eyes, in pixels.</summary>
    public float ChinDepth { get; }

    /// <summary>How far a pixel lies below the line of the eyes, in pixels.</summary>
    public float Depth(float x, float y) => Depth(new Vector2(x, y));

    /// <summary>How far a pixel lies to the viewer's right of the right eye, along the line of the eyes, in pixels.</summary>
    public float Across(float x, float y) => Vector2.Dot(new Vector2(x, y) - origin, right);

    /// <summary>Whether a place across lies beside the chin and the neck below it.</summary>
    public bool IsBeside(float across) => across < line[NeckFrom].X || across > line[^(NeckFrom + 1)].X;

    /// <summary>Whether a pixel lies within the face, between forehead, jaw and ears.</summary>
    public bool IsFace(float x, float y)
    {
        Vector2 p = new Vector2(x, y) - origin;
        (float across, float depth) = (Vector2.Dot(p, right), Vector2.Dot(p, down));
        return across >= top[0].X && across <= top[^1].X && depth >= At(top, across) && depth <= At(line, across);
    }

    /// <summary>How far a pixel lies below the line, in pixels; negative above it.</summary>
    public float Below(float x, float y)
    {
        Vector2 p = new Vector2(x, y) - origin;
        return Vector2.Dot(p, down) - At(line, Vector2.Dot(p, right));
    }

    private float Depth(Vector2 place) => Vector2.Dot(place - origin, down);

    private static float At(Vector2[] line, float across)
    {
        if (across <= line[0].X)
            return line[0].Y;
        for (int i = 1; i < line.Length; i++)
        {
            if (across > line[i].X)
                continue;
            (Vector2 from, Vector2 to) = (line[i - 1], line[i]);
            return to.X > from.X ? from.Y + (to.Y - from.Y) * (across - from.X) / (to.X - from.X) : Math.Max(from.Y, to.Y);
        }

        return line[^1].Y;
    }
}
