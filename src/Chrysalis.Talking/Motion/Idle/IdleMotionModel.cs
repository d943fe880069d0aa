using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Chrysalis.Talking.Motion.Idle;

/// <summary>
/// How one person holds the head and blinks while speaking, learnt from footage: for each of the six numbers of its place the power at
/// each speed, the mean and the bounds, and the rhythm of the blinks. The numbers move independently of one another. Read-only: threads
/// may share it.
/// </summary>
internal sealed record IdleMotionModel
{
    private const double GreatestPower = 10_000;
    private const double GreatestBound = 180;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The middles of the bands of frequency; those of <see cref="MotionSpectrum.BandsHz"/>.</summary>
    public IReadOnlyList<double> BandsHz { get; init; } = MotionSpectrum.BandsHz;

    /// <summary>The six numbers, in the order of <see cref="MotionChannels.Names"/>.</summary>
    public required IReadOnlyList<ChannelMotion> Channels { get; init; }

    /// <summary>How unevenly the head moves: <see cref="Idle.Liveliness"/>.</summary>
    public double Liveliness { get; init; }

    /// <summary>The blinks.</summary>
    public required BlinkRhythm Blinks { get; init; }

    /// <summary>Learns from motion as it was measured, unsteadied: <see cref="TrackedMotion.Measure"/>.</summary>
    /// <param name="frames">
    /// One entry a frame, against the person's pose at rest; null where there is no face, and between clips.
    /// </param>
    /// <param name="rateHz">Frames a second.</param>
    /// <exception cref="HeadMotionException">There is less than a second of motion in one piece.</exception>
    public static IdleMotionModel Fit(IReadOnlyList<HeadMotion?> frames, double rateHz)
    {
        List<HeadMotion[]> runs = [.. Runs(frames)];
        if (runs.Count == 0 || runs.Max(run => run.Length) < rateHz)
            throw new HeadMotionException(
                $"{frames.Count} frames show no head for a second without a gap, too little to learn how it moves: give longer footage.");
        double[][][] channels = [.. Enumerable.Range(0, MotionChannels.Names.Length).Select(channel => runs.Select(
            run => run.Select(head => (double)MotionChannels.Of(head, channel)).ToArray()).ToArray())];
        return new()
        {
            Channels = [.. channels.Select(channel => ChannelMotion.Fit(channel, rateHz))],
            Liveliness = Idle.Liveliness.Fit(channels[..3], rateHz),
            Blinks = BlinkRhythm.Fit([.. runs.Select(run => run.Select(head => head.EyeClosure).ToArray())], rateHz),
        };
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="HeadMotionException">It is none.</exception>
    public static IdleMotionModel FromJson(JsonObject json)
    {
        IdleMotionModel? model;
        try
        {
            model = json.Deserialize<IdleMotionModel>(Json);
        }
        catch (JsonException error)
        {
            throw new HeadMotionException(
                $"The head's motion in the persona is damaged at {error.Path ?? "its beginning"}: copy the persona again.", error);
        }

        return model?.Fault() is null && model is not null
            ? model
            : throw new HeadMotionException($"The head's motion in the persona is damaged ({model?.Fault()}): copy the persona again.");
    }

    /// <summary>The model as settings of a persona.</summary>
    public JsonObject ToJson() => JsonSerializer.SerializeToNode(this, Json)!.AsObject();

    /// <summary>Draws a motion for a speech of any length.</summary>
    /// <param name="seed">The same seed moves alike.</param>
    public IHeadMotion Draw(ulong seed) => new DrawnMotion(this, seed);

    private static IEnumerable<HeadMotion[]> Runs(IReadOnlyList<HeadMotion?> frames)
    {
        var run = new List<HeadMotion>();
        for (int i = 0; i <= frames.Count; i++)
        {
            if (i < frames.Count && frames[i] is { } head)
            {
                run.Add(head);
                continue;
            }

            if (run.Count > 1)
                yield return [.. run];
            run.Clear();
        }
    }

    private string? Fault()
    {
        if (!BandsHz.SequenceEqual(MotionSpectrum.BandsHz))
            return "its bands are others";
        if (Channels.Count != MotionChannels.Names.Length)
            return $"it has {Channels.Count} channels, not {MotionChannels.Names.Length}";
        for (int i = 0; i < Channels.Count; i++)
        {
            (double centre, double least, double most, IReadOnlyList<double> powers) = Channels[i]
                ?? new ChannelMotion(double.NaN, 0, 0, []);
            if (!(least <= centre && centre <= most && least >= -GreatestBound && most <= GreatestBound)
                || powers?.Count != BandsHz.Count || powers.Any(power => power is not (>= 0 and <= GreatestPower)))
                return $"its {MotionChannels.Names[i]} cannot be";
        }

        if (Liveliness is not (>= 0 and <= 2))
            return "its liveliness cannot be";
        return Blinks is { MeanInterval: > BlinkRhythm.ShortestInterval and < 1000, IntervalSpread: >= 0 and <= 3,
            Length: > 0 and <= BlinkTrain.MostSeconds, LengthSpread: >= 0 and <= 3 } ? null : "its blinks cannot be";
    }
}
