using System.Numerics;
using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Warping;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Motion.Stills;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;

/// <summary>Bends a picture to a motion and paints what it does not show. One thread at a time.</summary>
/// <param name="painter">The network.</param>
/// <param name="window">S x S: where painting is shown.</param>
internal sealed class FacePainter(OnnxPainter painter, float[] window)
{
    private const int Bands = 4;

    // What is painted loses as much where it is laid between the picture's pixels.
    private const float Sharpening = 1.8f;

    private readonly PaintedLayer layer = new(
        PainterFormat.Painted, new(window, PainterFormat.Prior, PainterFormat.MostCorrection), Sharpening, correcting: 1)
    {
        CorrectionSharpening = Sharpening,
    };

    private readonly float[] seen = new float[PainterFormat.Inputs * PainterFormat.Painted.SizePx * PainterFormat.Painted.SizePx];

    /// <summary>Paints a frame.</summary>
    /// <param name="identity">The picture and its face.</param>
    /// <param name="from">Its mesh.</param>
    /// <param name="to">The mesh that is wanted.</param>
    /// <param name="triangles">What is bent, the furthest first.</param>
    /// <param name="opened">Triangles that the picture does not show and that come to be seen.</param>
    /// <param name="numbers">The face's numbers.</param>
    /// <param name="placed">Where the face is to be; null takes what fits the mesh.</param>
    public Frame Paint(
        SeenFace identity, Vector2[] from, Vector2[] to, int[] triangles, int[] opened, float[] numbers, SimilarityTransform? placed = null)
    {
        Frame canvas = identity.Picture.Clone();
        Parallel.For(0, Bands, band =>
        {
            (int, int) rows = (canvas.Height * band / Bands, canvas.Height * (band + 1) / Bands);
            TriangleWarp.Draw(identity.Picture, from, to, opened, canvas, rows, turned: true);
            TriangleWarp.Draw(identity.Picture, from, to, triangles, canvas, rows);
            TriangleWarp.Draw(identity.Picture, from, to, HeadMesh.Inside, canvas, rows, turned: true);
        });
        SimilarityTransform faceToFrame = placed ?? FaceAlignment.Fit(SwayingHead.Flat(to));
        PainterSamples.See(identity.Picture, from, to, triangles, PainterFormat.Painted.CropToFrame(faceToFrame), seen);
        ReadOnlySpan<float> painted = painter.Paint(seen, [.. numbers, .. identity.Numbers]);
        int plane = window.Length;
        layer.Take(painted, seen.AsSpan(3 * plane, plane), strength: 1);
        layer.Lay(canvas, faceToFrame);
        return canvas;
    }
}
