using System.Runtime.InteropServices;

namespace Chrysalis.Talking.Faces.Tracking;

/// <summary>
/// A tracked face in 2.9 KB: single-precision numbers, and the landmarks as 16-bit steps from their middle
/// (a step is the largest distance / 32767: 0.003 px for a face of 200 px).
/// </summary>
internal static class PackedFace
{
    private const int Numbers = 16;
    private const int Coordinates = Landmarks.Count * 3;

    /// <summary>Bytes of a packed face.</summary>
    public const int Size = Numbers * sizeof(float) + Coordinates * sizeof(short);

    public static byte[] Pack(TrackedFace face)
    {
        float[] xyz = face.Landmarks.Xyz;
        Span<float> middle = [face.Box.CentreX, face.Box.CentreY, 0];
        float largest = 1e-6f;
        for (int i = 0; i < Coordinates; i++)
            largest = Math.Max(largest, Math.Abs(xyz[i] - middle[i % 3]));
        float step = largest / short.MaxValue;

        byte[] bytes = new byte[Size];
        Span<float> numbers = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(0, Numbers * sizeof(float)));
        Span<short> steps = MemoryMarshal.Cast<byte, short>(bytes.AsSpan(Numbers * sizeof(float)));
        var (box, pose, align) = (face.Box, face.Pose, face.FaceToFrame);
        ReadOnlySpan<float> values =
        [
            box.X, box.Y, box.Width, box.Height, pose.YawDeg, pose.PitchDeg, pose.RollDeg,
            align.A, align.B, align.TranslateX, align.TranslateY, face.Score, step, middle[0], middle[1], middle[2],
        ];
        values.CopyTo(numbers);
        for (int i = 0; i < Coordinates; i++)
            steps[i] = (short)MathF.Round((xyz[i] - middle[i % 3]) / step);
        return bytes;
    }

    public static TrackedFace Unpack(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<float> n = MemoryMarshal.Cast<byte, float>(bytes[..(Numbers * sizeof(float))]);
        ReadOnlySpan<short> steps = MemoryMarshal.Cast<byte, short>(bytes[(Numbers * sizeof(float))..]);
        float[] xyz = new float[Coordinates];
        for (int i = 0; i < Coordinates; i++)
            xyz[i] = steps[i] * n[12] + n[13 + i % 3];
        return new(new(n[0], n[1], n[2], n[3]), new(xyz), new(n[4], n[5], n[6]), new(n[7], n[8], n[9], n[10]), n[11]);
    }
}
