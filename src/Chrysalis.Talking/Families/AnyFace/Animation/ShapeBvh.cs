using System.Numerics;
using Chrysalis.Talking.Families.AnyFace.Curves;

namespace Chrysalis.Talking.Families.AnyFace.Animation;

/// <summary>
/// A moving jaw as BVH (Biovision): a head that stands still and a jaw that turns about x, in centimetres, y up, z towards the viewer,
/// the head's origin midway between the eyes.
/// </summary>
internal static class ShapeBvh
{
    /// <summary>How far the jaw is turned where <c>jawOpen</c> is 1: the chin, 80 mm before its hinge, is then 20 mm lower.</summary>
    public const float OpenDegrees = 15;

    /// <summary>The points of the mesh before the ears.</summary>
    private const int EarSide = 234, OtherEarSide = 454;

    /// <summary>Writes the file.</summary>
    public static void Write(TextWriter output, ShapeTrack track, FaceTargets face)
    {
        Vector3 hinge = (face.Points[EarSide] + face.Points[OtherEarSide]) / 2;
        Vector3 chin = face.Points[MouthRuler.Chin] - hinge;
        output.Write($$"""
            HIERARCHY
            ROOT head
            {
              OFFSET 0 0 0
              CHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation
              JOINT jaw
              {
                OFFSET {{Centimetres(hinge)}}
                CHANNELS 3 Zrotation Xrotation Yrotation
                End Site
                {
                  OFFSET {{Centimetres(chin)}}
                }
              }
            }
            MOTION
            Frames: {{track.Frames.Count}}
            Frame Time: {{PlainNumber.Of(1 / track.Fps)}}

            """.ReplaceLineEndings("\n"));
        int jawOpen = track.Names.Arkit.ToList().IndexOf("jawOpen");
        foreach (ShapeFrame frame in track.Frames)
            output.Write($"0 0 0 0 0 0 0 {PlainNumber.Of(OpenDegrees * frame.Arkit[jawOpen])} 0\n");
    }

    private static string Centimetres(Vector3 point) =>
        $"{PlainNumber.Of(100 * point.X)} {PlainNumber.Of(100 * point.Y)} {PlainNumber.Of(100 * point.Z)}";
}
