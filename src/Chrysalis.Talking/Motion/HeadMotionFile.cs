using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Talking.Motion;

/// <summary>
/// A head's motion as a JSON file: <c>{"version": 1, "after": "bounce", "poses": [{"time": 0, "yaw": 2.5, "blink": 0}, ...]}</c>. What a
/// pose leaves out is 0.
/// </summary>
internal static class HeadMotionFile
{
    /// <summary>How such files end.</summary>
    public const string Extension = ".json";

    /// <summary>The most poses of a file.</summary>
    public const int MostPoses = 1_000_000;

    private const int Version = 1;
    private const long MostBytes = 128_000_000;
    private const double MostSeconds = AnglePath.MostSeconds;
    private const double MostDegrees = 90, MostShift = 10;
    private static readonly string[] Afters = ["hold", "bounce"];

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        MaxDepth = 8,
    };

    /// <summary>Reads a file.</summary>
    /// <exception cref="HeadMotionException">It is too long, damaged, or tells what no head does.</exception>
    public static HeadMotionTrack Load(string path)
    {
        byte[] bytes;
        try
        {
            bytes = LimitedFile.ReadBytes(path, MostBytes, count => new HeadMotionException(
                $"'{path}' has {count} bytes or more; a head's motion of at most {MostBytes} is read: give a part of it."));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new HeadMotionException(
                $"The head's motion '{path}' cannot be read ({error.Message.TrimEnd('.')}): give a file that is there.", error);
        }

        try
        {
            ReadOnlySpan<byte> text = bytes.AsSpan();
            return Track(
                JsonSerializer.Deserialize<Content>(text.StartsWith(Encoding.UTF8.Preamble) ? text[3..] : text, Json)
                    ?? throw new HeadMotionException($"'{path}' holds no head motion: give {{\"poses\": [...]}}."), path);
        }
        catch (JsonException error)
        {
            throw new HeadMotionException(
                $"'{path}' is no head motion (line {error.LineNumber + 1}, {error.Path ?? "$"}): see docs/head-motion.md for the form.",
                error)
            {
                Place = new((error.LineNumber ?? 0) + 1, 0, path),
            };
        }
    }

    /// <summary>Writes a file whole or not at all, a pose a line; angles to a thousandth of a degree.</summary>
    /// <exception cref="IOException">The disk is full, or the file cannot be written.</exception>
    public static void Save(string path, HeadMotionTrack track) => AtomicFile.Write(path, stream =>
    {
        using var output = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        output.Write($"{{\"version\": {Version}, \"after\": \"{Afters[(int)track.End]}\", \"poses\": [");
        for (int i = 0; i < track.Samples.Count; i++)
        {
            HeadMotion head = track.Samples[i];
            output.Write(i == 0 ? "\n" : ",\n");
            output.Write($"{{\"time\": {Number(track.Times[i], 6)}");
            for (int channel = 0; channel < MotionChannels.Names.Length; channel++)
                output.Write($", \"{MotionChannels.Names[channel]}\": {Number(MotionChannels.Of(head, channel), channel < 3 ? 3 : 5)}");
            output.Write($", \"blink\": {Number(head.EyeClosure, 3)}}}");
        }

        output.Write("\n]}\n");
    });

    private static string Number(double value, int places) =>
        (Math.Round(value, places) + 0.0).ToString("0.######", CultureInfo.InvariantCulture);

    private static HeadMotionTrack Track(Content content, string path)
    {
        HeadMotionException Wrong(string what, string remedy) => new($"'{path}' {what}: {remedy}.");
        if (content.Version != Version)
            throw Wrong($"is a head motion of version {content.Version}", $"this program reads version {Version}");
        int end = Array.IndexOf(Afters, content.After);
        if (end < 0)
            throw Wrong($"says '{content.After}' of the time after its last pose", "give hold or bounce");
        IReadOnlyList<Pose> poses = content.Poses;
        if (poses.Count is 0 or > MostPoses)
            throw Wrong($"has {poses.Count} poses", $"give 1 to {MostPoses}");
        for (int i = 0; i < poses.Count; i++)
        {
            if (Fault(poses[i], i == 0 ? -1 : poses[i - 1].Time) is { } fault)
                throw Wrong($"has {fault} in pose {i + 1}", "see docs/head-motion.md for what may stand there");
        }

        return new([.. poses.Select(pose => pose.Time)], [.. poses.Select(pose => pose.Head)], (TrackEnd)end);
    }

    private static string? Fault(Pose? pose, double before)
    {
        if (pose is null)
            return "nothing";
        if (!(pose.Time >= 0 && pose.Time <= MostSeconds))
            return FormattableString.Invariant($"the time {pose.Time}, which is not from 0 to {MostSeconds} seconds,");
        if (pose.Time <= before)
            return FormattableString.Invariant($"the time {pose.Time}, which is not after {before},");
        foreach ((string name, double value, double least, double most) in (ReadOnlySpan<(string, double, double, double)>)
        [
            ("yaw", pose.Yaw, -MostDegrees, MostDegrees), ("pitch", pose.Pitch, -MostDegrees, MostDegrees),
            ("roll", pose.Roll, -MostDegrees, MostDegrees), ("x", pose.X, -MostShift, MostShift), ("y", pose.Y, -MostShift, MostShift),
            ("z", pose.Z, -MostShift, MostShift), ("blink", pose.Blink, 0, 1),
        ])
        {
            if (!(value >= least && value <= most))
                return FormattableString.Invariant($"{name} {value}, which is not from {least} to {most},");
        }

        return null;
    }

    private sealed record Content
    {
        public int Version { get; init; } = HeadMotionFile.Version;

        public string After { get; init; } = Afters[0];

        public required IReadOnlyList<Pose> Poses { get; init; }
    }

    private sealed record Pose
    {
        public required double Time { get; init; }

        public double Yaw { get; init; }

        public double Pitch { get; init; }

        public double Roll { get; init; }

        public double X { get; init; }

        public double Y { get; init; }

        public double Z { get; init; }

        public double Blink { get; init; }

        [JsonIgnore]
        public HeadMotion Head => new(
            new((float)Yaw, (float)Pitch, (float)Roll), new((float)X, (float)Y, (float)Z), (float)Blink);
    }
}
