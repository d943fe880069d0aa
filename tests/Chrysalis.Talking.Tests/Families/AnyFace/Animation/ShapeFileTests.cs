using System.Globalization;
using System.Text.Json;
using Chrysalis.Talking.Families.AnyFace.Animation;
using Chrysalis.Talking.Families.AnyFace.Curves;

namespace Chrysalis.Talking.Tests.Families.AnyFace.Animation;

public sealed class ShapeFileTests : IDisposable
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private readonly TemporaryFolder folder = new();

    /// <summary>Some mouths, the first at rest, the second with the jaw half open.</summary>
    internal static ShapeTrack Track { get; } = new(
        25, ShapeNames.Of(4), [.. Mouths().Select((mouth, i) => new ShapeFrame(i / 25.0, mouth, Curves(mouth), Weights(mouth)))]);

    internal static FaceTargets Face { get; } = FaceTargets.Of(SyntheticMouth.Basis);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Write_JsonInAnotherLanguage_IsTheTrack()
    {
        ShapeTrack read = JsonSerializer.Deserialize<ShapeTrack>(Written(ShapeFormat.Json), Json)!;

        Assert.Equal(Track.Fps, read.Fps);
        Assert.Equal(Track.Names.Coefficients, read.Names.Coefficients);
        Assert.Equal(Track.Names.Arkit, read.Names.Arkit);
        Assert.Equal(Track.Names.Visemes, read.Names.Visemes);
        Assert.Equal(Track.Frames.Count, read.Frames.Count);
        Assert.All(Track.Frames.Zip(read.Frames), pair => Same(pair.First, pair.Second));
    }

    [Fact]
    public void Write_Json_HasALineAFrameAndNamesLikeThis()
    {
        string[] lines = Written(ShapeFormat.Json).Split('\n');

        Assert.Equal(Track.Frames.Count + 3, lines.Length);
        Assert.StartsWith("""{"time_seconds":0.04,"coefficients":[""", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("""{"fps":25,"names":{"coefficients":["mouth_0",""", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Write_CsvInAnotherLanguage_IsTheTrack()
    {
        string[] lines = Written(ShapeFormat.Csv).TrimEnd('\n').Split('\n');

        Assert.Equal(
            [
                "time_seconds", .. Track.Names.Coefficients, .. Track.Names.Arkit, .. Track.Names.Visemes.Select(name => "viseme_" + name),
            ],
            lines[0].Split(','));
        Assert.Equal(Track.Frames.Count + 1, lines.Length);
        foreach ((ShapeFrame frame, string line) in Track.Frames.Zip(lines[1..]))
        {
            float[] values = [.. line.Split(',').Select(cell => float.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture))];
            Assert.Equal(1 + 4 + 28 + 15, values.Length);
            Same(frame, new(values[0], values[1..5], values[5..33], values[33..]));
        }
    }

    [Fact]
    public void Write_BvhInAnotherLanguage_TurnsTheJaw()
    {
        string[] lines = Written(ShapeFormat.Bvh).TrimEnd('\n').Split('\n');
        int motion = Array.IndexOf(lines, "MOTION");

        Assert.Equal("HIERARCHY", lines[0]);
        Assert.Contains("    OFFSET 0 -2.52 -5.67", lines);
        Assert.Equal($"Frames: {Track.Frames.Count}", lines[motion + 1]);
        Assert.Equal("Frame Time: 0.04", lines[motion + 2]);
        Assert.Equal(Track.Frames.Count, lines.Length - motion - 3);
        Assert.All(lines[(motion + 3)..], line => Assert.Equal(9, line.Split(' ').Length));
        Assert.Equal("0 0 0 0 0 0 0 0 0", lines[motion + 3]);
        Assert.Equal(7.5, double.Parse(lines[motion + 4].Split(' ')[7], CultureInfo.InvariantCulture), 1e-3);
    }

    [Fact]
    public void Save_File_IsWhatIsWritten()
    {
        string path = Path.Combine(folder.Path, "new", "a.csv");

        ShapeFile.Save(path, ShapeFormat.Csv, Track, Face);

        Assert.Equal(Written(ShapeFormat.Csv), File.ReadAllText(path));
        Assert.Equal((byte)'t', File.ReadAllBytes(path)[0]);
    }

    [Fact]
    public void Save_Failure_LeavesTheOldFileAndNothingElse()
    {
        string path = folder.File("a.bvh", "old");

        Assert.ThrowsAny<Exception>(() => ShapeFile.Save(path, ShapeFormat.Bvh, Track, Face with { Points = [] }));
        Assert.ThrowsAny<ArgumentException>(() => ShapeFile.Save(path, ShapeFormat.Bvh, Track with { Frames = [] }, Face));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    private static string Written(ShapeFormat format)
    {
        using var culture = new ForeignCulture();
        using var output = new StringWriter();
        ShapeFile.Write(output, format, Track, Face);
        return output.ToString();
    }

    private static void Same(ShapeFrame expected, ShapeFrame read)
    {
        Assert.Equal(expected.TimeSeconds, read.TimeSeconds, 1e-6);
        foreach ((IReadOnlyList<float> values, IReadOnlyList<float> other) in (IEnumerable<(IReadOnlyList<float>, IReadOnlyList<float>)>)
            [(expected.Coefficients, read.Coefficients), (expected.Arkit, read.Arkit), (expected.Visemes, read.Visemes)])
        {
            Assert.Equal(values.Count, other.Count);
            Assert.All(values.Zip(other), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        }
    }

    private static float[][] Mouths() =>
    [
        SyntheticMouth.Mouth(), SyntheticMouth.Mouth(jawMm: 10), SyntheticMouth.Mouth(jawMm: 3.3f, narrowMm: -1.7f),
        SyntheticMouth.Mouth(narrowMm: 5, cornersUpMm: -1), [1e-9f, -1e-9f, 0.1f, 1 / 3f],
    ];

    private static MouthMeasure Measure(float[] mouth) => new MouthRuler(SyntheticMouth.Basis).Measure(mouth);

    private static float[] Curves(float[] mouth) => ArkitCurves.Of(Measure(mouth));

    private static float[] Weights(float[] mouth) =>
        Visemes.Weights([.. Enumerable.Range(0, 15).Select(i => mouth[i % mouth.Length])], 0.9f);
}
