using System.Globalization;
using Chrysalis.Reports.Html;
using Chrysalis.Talking.Evaluation;
using static System.FormattableString;

namespace Chrysalis.Studies.Generations.Pages;

/// <summary>The comparison's page.</summary>
public static class GenerationsPage
{
    /// <summary>Most bytes of the page: browsers open it from a disk or a mail.</summary>
    public const long MostBytes = 60_000_000;

    private const string Real = "real";

    private static readonly string Dash = "none";

    /// <summary>Writes the page, and the videos and the sheet that it holds beside the families' own.</summary>
    /// <param name="path">The page.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="folder">Folder of the families' videos.</param>
    /// <param name="cancellation">Stops between two frames.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static void Write(string path, GenerationsFindings findings, string folder, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(folder);
        var page = new HtmlReport(
            "Four generations of talking heads", "The same sentence by every family, on one computer without a graphics card: how fast, "
                + "how steady, how real. Each figure is of this run unless its line says otherwise.");
        page.Section("Beside each other");
        AddPlayer(page, findings, folder, cancellation);
        page.Picture(
            FacesSheet.Draw([(Real, findings.RealVideos[0]), .. findings.Families.Select(one => (Name(one), one.Videos[0]))], cancellation),
            "Faces of each family at the same moments, the real ones above", "The same moments of each, the real person above.");
        AddEfficiency(page, findings);
        AddRealism(page, findings);
        AddSteadiness(page, findings);
        AddTrainings(page, findings.Trainings);
        page.Section("What the article says of them").Table(
            ["About", "It says", "Found here", "Verdict"],
            findings.Claims.Select(claim => (IReadOnlyList<string>)[claim.About, claim.Said, claim.Found, VerdictWords.Of(claim.Verdict)]));
        page.Section("For whom").Table(
            ["Family", "The right choice"],
            findings.Families.Select(one => (IReadOnlyList<string>)[Name(one), FamilyAdvice.Of(one, findings)]));
        page.Section("This run").Figures(
        [
            new("Machine", findings.Machine, "this computer"),
            new("Clips", Invariant($"{findings.Clips.Count}"), string.Join(", ", findings.Clips.Select(Path.GetFileName))),
            new("Seed", Invariant($"{findings.Seed}"), "given; everything drawn follows from it"),
            new("Judge of lip sync", findings.Families[0].Evaluation.LipSync?.Judge ?? Dash, "see the documentation of evaluation"),
            new("Time", Invariant($"{findings.Seconds:0} s"), "this run; videos of an earlier run in the same folder are used again"),
        ]);
        page.Save(path);
    }

    private static void AddPlayer(HtmlReport page, GenerationsFindings findings, string folder, CancellationToken cancellation)
    {
        Add("clip", "The real clip's own sound.", findings.RealVideos[0], [(Real, findings.RealVideos[0]), .. Of(one => one.Videos[0])]);
        if (findings.Families.All(one => one.Sentence is not null))
            Add("sentence", "The recording that was given.", findings.Families[0].Sentence!, [.. Of(one => one.Sentence!)]);

        IEnumerable<(string, string)> Of(Func<FamilyResults, string> video) => findings.Families.Select(one => (Name(one), video(one)));
        void Add(string name, string caption, string sound, IReadOnlyList<(string, string)> tiles)
        {
            string file = Path.Combine(folder, name + "-beside.mp4");
            VideoMosaic.Write(file, tiles, sound, cancellation);
            if (new FileInfo(file).Length < MostBytes / 3)
                page.Video(File.ReadAllBytes(file), "The families beside each other, playing together", caption);
        }
    }

    private static void AddEfficiency(HtmlReport page, GenerationsFindings findings)
    {
        page.Section("Efficiency").Table(
            ["", .. findings.Families.Select(Name)],
            [
                Row("Family", one => one.Family),
                Row("Preset", one => one.Preset),
                Row("Training, minutes", one => one.TrainingMinutes is { } minutes ? Text(minutes, "0") : Dash),
                Row("Frames a second over the clips", one => Interval(one.FramesPerSecond, "0.0")),
                Row("Frames a second over a minute", one => Text(one.MinuteFramesPerSecond, "0.0")),
                Row("Start and load, s", one => Interval(one.StartSeconds, "0.00")),
                Row("Peak memory, MB", one => Text(one.PeakMemoryMb, "0")),
                Row("Multiply-adds a frame, millions", one => Text(one.MultiplyAddsPerFrame / 1e6, "0")),
                Row("Weights, MB", one => Text(one.WeightsMb, "0.0")),
            ]);
        page.Paragraph("Each video was made by a program of its own, which read the recording, looked for faces anew, painted and encoded. "
            + "In a short clip its start weighs more than in a minute. Training minutes are the persona's own record, with those of the "
            + "weights that it began with. Multiply-adds are those of the family's own networks: convolutions and fully connected layers.");
        if (QualityPlots.OverSpeed(findings) is { } speed)
            page.Picture(speed, "LSE-C over frames a second", "To the right: faster. Above: more in step with the sound.");
        if (QualityPlots.OverTraining(findings) is { } training)
            page.Picture(training, "LSE-C over minutes of training", "To the left: trained sooner. Above: more in step with "
                + "the sound. Those that were trained about equally long are drawn beside each other.");

        IReadOnlyList<string> Row(string name, Func<FamilyResults, string> value) => [name, .. findings.Families.Select(value)];
    }

    private static void AddRealism(HtmlReport page, GenerationsFindings findings)
    {
        page.Section("Realism");
        (string Key, string Name, string Format)[] figures =
        [
            ("frame_psnr_db", "PSNR of the frame, dB", "0.0"), ("frame_ssim", "SSIM of the frame", "0.000"),
            ("mouth_psnr_db", "PSNR of the mouth, dB", "0.0"), ("mouth_landmark_distance_iod", "Landmark distance, inter-ocular", "0.0000"),
            ("opening_correlation", "Correlation of the opening", "0.000"),
            ("opening_deviation_ratio", "Opening, of the real one's", "0.00"),
            ("mouth_sharpness_ratio", "Sharpness of the mouth, of the real one's", "0.00"),
        ];
        EvaluationSummary first = findings.Families[0].Evaluation;
        var rows = new List<IReadOnlyList<string>>();
        foreach ((string key, string name, string format) in figures)
            rows.Add(
            [
                name, .. findings.Families.Select(one => Interval(one.Evaluation.Figures.GetValueOrDefault(key), format)),
                Mean(first.FrozenMouth, key, format), Mean(first.MeanMouth, key, format), Dash
            ]);
        (string, string)[] judged = [("lse_c", "LSE-C, more is better"), ("lse_d", "LSE-D, less is better")];
        foreach ((string key, string name) in judged)
            rows.Add(
            [
                name, .. findings.Families.Select(one => Interval(one.Evaluation.LipSync?.Generated.GetValueOrDefault(key), "0.000")),
                Dash, Dash, Interval(first.LipSync?.Real.GetValueOrDefault(key), "0.000")
            ]);
        rows.Add(["Fréchet distance of mouths", .. findings.Families.Select(one => Text(one.MouthDistance, "0.0")), Dash, Dash, "0"]);
        rows.Add(
        [
            "Recall of the real mouths", .. findings.Families.Select(one => Text(one.Manifold?.Recall, "0.00")), Dash, Dash, "1"
        ]);
        rows.Add(
        [
            "Precision of its mouths", .. findings.Families.Select(one => Text(one.Manifold?.Precision, "0.00")), Dash, Dash, "1"
        ]);
        page.Table(["", .. findings.Families.Select(Name), "frozen mouth", "mean mouth", Real], rows);
        page.Paragraph("Means over the clips with their 95 % intervals (bootstrap); one clip has none. Each family spoke over the clip: "
            + "those that paint a mouth replaced the mouth, those that paint a head laid theirs where the clip's is. Fréchet distance, "
            + "precision and recall (Kynkäänniemi 2019) are over features of a network that recognises faces; few mouths make the "
            + "distance larger.");
    }

    private static void AddSteadiness(HtmlReport page, GenerationsFindings findings)
    {
        (string Key, string Name, string Format)[] manners =
        [
            ("flicker", "Flicker, levels of 255", "0.00"), ("turning_deg_per_second", "Turning, °/s", "0.0"),
            ("blinks_per_minute", "Blinks a minute", "0"), ("identity_distance", "Distance from the person", "0.000"),
        ];
        var rows = new List<IReadOnlyList<string>>();
        foreach ((string key, string name, string format) in manners)
            rows.Add(
            [
                name + ", over the clips", .. findings.Families.Select(one => Interval(one.Manners.GetValueOrDefault(key), format)),
                Interval(findings.RealManners.GetValueOrDefault(key), format)
            ]);
        if (findings.Families.Any(one => one.Minute is not null))
        {
            Minute("Blinks a minute, alone", one => Text(one.BlinksPerMinute, "0"));
            Minute("Turning, alone, °/s", one => Text(one.TurningDegPerSecond, "0.0"));
            Minute("Sharpness after a minute, of the first seconds'", one => Text(one.SharpnessLater, "0.00"));
            Minute("Distance from the person, gained in a minute", one => Text(one.IdentityDrift, "0.000"));
        }

        if (findings.Families.Any(one => one.Seeds is not null))
        {
            rows.Add(
            [
                "Mouth between seeds, of its movement", .. findings.Families.Select(one => Text(one.Seeds?.OpeningShare, "0.00")), Dash
            ]);
            rows.Add(["Head between seeds, °", .. findings.Families.Select(one => Text(one.Seeds?.TurningDeg, "0.0")), Dash]);
        }

        page.Section("Stability, liveliness, diversity").Table(["", .. findings.Families.Select(Name), Real], rows);
        page.Paragraph("Flicker is the second difference over time of the face's pixels, the face held still. Over the clips a family that "
            + "paints the mouth keeps the clip's blinks and turns; alone it has what is its own.");

        void Minute(string name, Func<Talking.Comparison.VideoManners, string> value) =>
            rows.Add([name, .. findings.Families.Select(one => one.Minute is { } minute ? value(minute) : Dash), Dash]);
    }

    private static void AddTrainings(HtmlReport page, IReadOnlyList<TrainingSpread> trainings)
    {
        if (trainings.Count == 0)
            return;
        page.Section("What chance does to a training").Table(
            ["Family, preset", "Minutes", "Seeds", "Failed", .. TrainingSpread.Names.Select(figure => figure.Words)],
            trainings.Select(one => (IReadOnlyList<string>)
            [
                $"{one.Family}, {one.Preset}", Text(one.Minutes, "0"), string.Join(", ", one.Seeds), Invariant($"{one.Failed}"),
                .. TrainingSpread.Names.Select(figure => one.Figures.GetValueOrDefault(figure.Key) is { } spread
                    ? Invariant($"{spread.Mean:0.000} ± {spread.Deviation:0.000}") : Dash)
            ]));
        page.Paragraph("Means and standard deviations between personas that differ only by the seed they were trained with. One has failed "
            + "if its mouth is further from the real one than a mouth that stands still.");
    }

    private static string Name(FamilyResults one) => one.Persona;

    private static string Mean(IReadOnlyDictionary<string, FigureStatistics> figures, string key, string format) =>
        Text(figures.GetValueOrDefault(key)?.Mean, format);

    private static string Interval(FigureStatistics? figure, string format) => figure is null ? Dash
        : figure.Count < 2 ? Text(figure.Mean, format)
        : $"{Text(figure.Mean, format)} [{Text(figure.IntervalLow, format)}, {Text(figure.IntervalHigh, format)}]";

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? Dash;
}
