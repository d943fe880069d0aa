using System.Globalization;
using Chrysalis.Foundation.Files;
using Chrysalis.Talking.Faces.Expression;
using Chrysalis.Talking.Numpy;

namespace Chrysalis.Talking.Footage.Official;

/// <summary>What official folders tell of speech and of the upper face, by rows.</summary>
internal static class OfficialFeatures
{
    /// <summary>Columns of bs.npy: MediaPipe's 52 blendshapes without the neutral one, the last 0.</summary>
    public const int ShapeCount = 52;

    /// <summary>So many rows may be missing at the end: their trainings then take the last one there is.</summary>
    private const int MostMissing = 8;
    private const long MostCsvBytes = 64 << 20;
    private const string BlinkColumn = "AU45_r";

    /// <summary>Where in bs.npy the seven values of <see cref="UpperFace"/> stand.</summary>
    private static readonly int[] UpperColumns = [0, 1, 2, 3, 4, 8, 9];

    /// <summary>Reads the features of speech.</summary>
    /// <param name="path">The .npy file.</param>
    /// <param name="rows">Rows that the frames name.</param>
    /// <exception cref="TalkingException">It cannot be read, has another form, or is too short.</exception>
    public static NpyArray ReadSpeech(string path, int rows)
    {
        NpyArray array = NpyArray.Read(path);
        if (array.Shape is not ([_, >= 1] or [_, >= 1, >= 1]))
            throw new FootageException($"'{path}' has the shape [{string.Join(", ", array.Shape)}]; features of speech are a window or a "
                + "row of numbers for each frame.");
        RequireRows(path, array.Shape[0], rows - MostMissing, rows);
        RequireFinite(path, array.Values);
        return array;
    }

    /// <summary>Reads bs.npy.</summary>
    /// <inheritdoc cref="ReadSpeech"/>
    /// <returns>The upper face, row by row.</returns>
    public static IReadOnlyList<UpperFace> ReadShapes(string path, int rows)
    {
        NpyArray array = NpyArray.Read(path);
        if (array.Shape is not [int count, ShapeCount])
            throw new FootageException(
                $"'{path}' has the shape [{string.Join(", ", array.Shape)}]; it is of {ShapeCount} blendshapes a frame.");
        RequireRows(path, count, rows, rows);
        RequireFinite(path, array.Values);
        return [.. Enumerable.Range(0, count).Select(row => Upper(array.Values.AsSpan(row * ShapeCount, ShapeCount)))];
    }

    /// <summary>Reads the strength of blinks of au.csv (OpenFace's AU45_r, 0 to 5, in which 2 is an eye that is shut).</summary>
    /// <inheritdoc cref="ReadSpeech"/>
    /// <returns>How far the eyes are shut, 0 to 1, row by row.</returns>
    public static IReadOnlyList<float> ReadBlinks(string path, int rows)
    {
        string text = LimitedFile.ReadText(path, MostCsvBytes, bytes => new FootageException(
            $"'{path}' has {bytes} bytes or more; at most {MostCsvBytes} are read."));
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        int column = lines.Length == 0 ? -1 : Array.FindIndex(lines[0].Split(','), name => name.Trim() == BlinkColumn);
        if (column < 0)
            throw new FootageException($"'{path}' has no column {BlinkColumn}: let OpenFace write it again.");
        RequireRows(path, lines.Length - 1, rows, rows);
        return [.. lines.Skip(1).Select((line, i) => Blink(line.Split(',').ElementAtOrDefault(column), path, i + 2))];
    }

    /// <summary>bs.npy of upper faces: what is not known of the other blendshapes is 0.</summary>
    public static NpyArray Shapes(IReadOnlyList<UpperFace> faces)
    {
        var values = new float[faces.Count * ShapeCount];
        for (int row = 0; row < faces.Count; row++)
        {
            float[] upper = faces[row].ToArray();
            for (int k = 0; k < upper.Length; k++)
                values[row * ShapeCount + UpperColumns[k]] = upper[k];
        }

        return new([faces.Count, ShapeCount], values);
    }

    /// <summary>au.csv of upper faces.</summary>
    public static string Blinks(IReadOnlyList<UpperFace> faces) => string.Concat(faces
        .Select((face, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}, {face.EyeBlinkLeft + face.EyeBlinkRight:0.000}\n"))
        .Prepend($"frame, {BlinkColumn}\n"));

    private static UpperFace Upper(ReadOnlySpan<float> row) => new(
        row[UpperColumns[0]], row[UpperColumns[1]], row[UpperColumns[2]], row[UpperColumns[3]], row[UpperColumns[4]],
        row[UpperColumns[5]], row[UpperColumns[6]]);

    private static float Blink(string? text, string path, int line) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float strength) && float.IsFinite(strength)
            ? Math.Clamp(strength, 0, 2) / 2
            : throw new FootageException($"'{path}' has no number {BlinkColumn} in line {line}: let OpenFace write it again.");

    private static void RequireRows(string path, int count, int least, int rows)
    {
        if (count < Math.Max(1, least))
            throw new FootageException($"'{path}' has {count} rows and the frames name {rows}: make it of the whole video again.");
    }

    private static void RequireFinite(string path, float[] values)
    {
        int bad = Array.FindIndex(values, value => !float.IsFinite(value));
        if (bad >= 0)
            throw new FootageException($"'{path}' has a number that is not finite (value {bad}): make it again.");
    }
}
