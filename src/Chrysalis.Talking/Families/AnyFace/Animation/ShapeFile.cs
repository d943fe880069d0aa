using System.Text;
using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Families.AnyFace.Curves;

namespace Chrysalis.Talking.Families.AnyFace.Animation;

/// <summary>Writes a moving mouth for other programs. Numbers are written alike in every language of the system.</summary>
public static class ShapeFile
{
    /// <summary>Writes as text; lines end with a line feed.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="format">The kind of file.</param>
    /// <param name="track">The movement, of at least one frame.</param>
    /// <param name="face">The face that moves; only glTF and BVH look at it.</param>
    public static void Write(TextWriter output, ShapeFormat format, ShapeTrack track, FaceTargets face)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(face);
        ArgumentOutOfRangeException.ThrowIfZero(track.Frames.Count, nameof(track));
        Action write = format switch
        {
            ShapeFormat.Json => () => ShapeJson.Write(output, track),
            ShapeFormat.Csv => () => ShapeCsv.Write(output, track),
            ShapeFormat.Gltf => () => ShapeGltf.Write(output, track, face),
            ShapeFormat.Bvh => () => ShapeBvh.Write(output, track, face),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format."),
        };
        write();
    }

    /// <summary>Writes a file (UTF-8 without a mark) whole or not at all.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="format">The kind of file.</param>
    /// <param name="track">The movement, of at least one frame.</param>
    /// <param name="face">The face that moves; only glTF and BVH look at it.</param>
    /// <exception cref="IOException">The disk is full, or the file cannot be written.</exception>
    public static void Save(string path, ShapeFormat format, ShapeTrack track, FaceTargets face)
    {
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(face);
        AtomicFile.Write(path, stream =>
        {
            using var output = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            Write(output, format, track, face);
        });
    }
}
