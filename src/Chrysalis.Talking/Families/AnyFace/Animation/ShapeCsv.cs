using Chrysalis.Talking.Families.AnyFace.Curves;

namespace Chrysalis.Talking.Families.AnyFace.Animation;

/// <summary>A <see cref="ShapeTrack"/> as a table: the time, the coefficients, ARKit's curves, the visemes.</summary>
internal static class ShapeCsv
{
    /// <summary>Writes a header, then a row a frame, with commas between and points in the numbers.</summary>
    public static void Write(TextWriter output, ShapeTrack track)
    {
        ShapeNames names = track.Names;
        Line(["time_seconds", .. names.Coefficients, .. names.Arkit, .. names.Visemes.Select(name => "viseme_" + name)]);
        foreach (ShapeFrame frame in track.Frames)
        {
            Line([PlainNumber.Of(frame.TimeSeconds),
                .. frame.Coefficients.Concat(frame.Arkit).Concat(frame.Visemes).Select(value => PlainNumber.Of(value))]);
        }

        void Line(IEnumerable<string> cells)
        {
            output.Write(string.Join(',', cells));
            output.Write('\n');
        }
    }
}
