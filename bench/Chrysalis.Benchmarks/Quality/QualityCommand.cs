using System.Globalization;
using Chrysalis.Talking;
using Chrysalis.Talking.Compositing;
using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Families;
using Chrysalis.Talking.LipSync.Judge;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speaking;

namespace Chrysalis.Benchmarks.Quality;

/// <summary>
/// Measures how well a persona speaks: every clip of a folder is driven by its own sound, once from its first frame alone
/// (nothing but the sound can move the mouth) and once over the clip itself with the mouth replaced, and compared with the clip.
/// Goals for the persona grid-s1: see docs/quality.md.
/// </summary>
internal static class QualityCommand
{
    private const string Usage = "quality --persona P --clips FOLDER --out FOLDER [--most N] [--syncnet FILE] [--sharpen off|AMOUNT] "
        + "[--steps N] [--guidance G] [--expression E] [--still-only yes]";

    public static int Run(string[] args)
    {
        Dictionary<string, string> given = Parse(args);
        string folder = given["--out"];
        int most = int.Parse(given.GetValueOrDefault("--most", "1000000"), CultureInfo.InvariantCulture);
        string[] clips = [.. Directory.GetFiles(given["--clips"]).Where(IsVideo).Order(StringComparer.Ordinal).Take(most)];
        Console.WriteLine(Machine.Describe());
        using Speaker speaker = Speaker.Open(given["--persona"], "cpu");
        using LipSyncJudge judge = LipSyncJudge.Open(given.GetValueOrDefault("--syncnet"));
        using var distances = new MouthDistances();
        var plain = new SpeakRequest
        {
            Blending = Blending(given.GetValueOrDefault("--sharpen")), DenoisingSteps = given.GetValueOrDefault("--steps"),
            Guidance = Number(given.GetValueOrDefault("--guidance")), Expression = Number(given.GetValueOrDefault("--expression")),
        };
        // A mouth is measured in a photo that stands still; a family that turns heads keeps its own motion.
        bool turnsHeads = TalkingFamilies.Get(PersonaFile.Load(given["--persona"]).Family) is ITurnsHeads;
        SpeakRequest fromStill = plain with { Head = turnsHeads ? null : HeadRequest.Still };
        bool isStillOnly = given.ContainsKey("--still-only");

        List<EvaluationReport> still = [], replaced = [], stillBySecond = [], replacedBySecond = [];
        var leftOut = new List<(string Clip, string Why)>();
        for (int i = 0; i < clips.Length; i++)
        {
            (string clip, string? other) = (clips[i], OtherSound(clips, i));
            try
            {
                EvaluateRequest asked = FromStill(speaker, fromStill, clip, Path.Combine(folder, "still")) with { OtherSound = other };
                (EvaluationReport ofStill, EvaluationReport ofStillBySecond) = ByBoth(asked, judge);
                (EvaluationReport ByMesh, EvaluationReport BySecond)? ofVideo = isStillOnly ? null : ByBoth(
                    OverVideo(speaker, plain, clip, Path.Combine(folder, "replaced")) with { OtherSound = other }, judge);
                still.Add(ofStill);
                stillBySecond.Add(ofStillBySecond);
                string said = $"{Path.GetFileName(clip)}: correlation {Figure(ofStill.Figures.OpeningCorrelation, "0.000")} (still)";
                if (ofVideo is { } both)
                {
                    replaced.Add(both.ByMesh);
                    replacedBySecond.Add(both.BySecond);
                    distances.Add(clip, ("from a still", ofStill.Generated), ("mouth replaced", both.ByMesh.Generated));
                    said += $", mouth PSNR {Figure(both.ByMesh.Figures.MouthPsnrDb, "0.00")} dB (replaced)";
                }
                else
                {
                    distances.Add(clip, ("from a still", ofStill.Generated));
                }

                Console.Error.WriteLine(said);
            }
            catch (TalkingException error) when (leftOut.Count + 1 < clips.Length)
            {
                leftOut.Add((clip, error.Message));
                Console.Error.WriteLine($"{Path.GetFileName(clip)}: left out: {error.Message}");
            }
        }

        PrintLeftOut(leftOut, clips.Length);
        QualityTable.Print("from a single still frame", EvaluationSummary.Of(still));
        if (!isStillOnly)
            QualityTable.Print("over the real video, mouth replaced", EvaluationSummary.Of(replaced));
        QualityTable.Print("from a single still frame, landmarks of the 68-point network", EvaluationSummary.Of(stillBySecond));
        if (!isStillOnly)
            QualityTable.Print("mouth replaced, landmarks of the 68-point network", EvaluationSummary.Of(replacedBySecond));
        distances.Print();
        QualitySheet.Save(Path.Combine(folder, "still.png"), [.. still.Take(4)]);
        if (!isStillOnly)
            QualitySheet.Save(Path.Combine(folder, "replaced.png"), [.. replaced.Take(4)]);
        return 0;
    }

    private static string Figure(double? figure, string format) => figure?.ToString(format, CultureInfo.InvariantCulture) ?? "none";

    // The second by landmarks with which nothing was taught: movement and shape alone, so without a judge of lip sync.
    private static (EvaluationReport ByMesh, EvaluationReport BySecond) ByBoth(EvaluateRequest asked, LipSyncJudge judge) =>
        (Evaluator.Evaluate(asked, judge), Evaluator.Evaluate(asked with { Landmarks = LandmarkSource.SixtyEight }));

    private static void PrintLeftOut(List<(string Clip, string Why)> leftOut, int clips)
    {
        if (leftOut.Count > 0)
            Console.WriteLine($"{leftOut.Count} of {clips} clips could not be measured and are left out:");
        foreach ((string clip, string why) in leftOut)
            Console.WriteLine($"  {Path.GetFileName(clip)}: {why}");
    }

    private static EvaluateRequest FromStill(Speaker speaker, SpeakRequest plain, string clip, string folder)
    {
        string picture = Path.Combine(folder, Path.GetFileNameWithoutExtension(clip) + ".png");
        string output = Path.ChangeExtension(picture, ".mp4");
        StillImage.Save(picture, FirstWholeFace(clip));
        speaker.Speak(plain with { Audio = clip, Face = picture, Output = output, CacheFolder = folder });
        return new() { Reference = clip, Generated = output, GeneratedFromStill = true };
    }

    /// <summary>The first frame that shows a whole face: a recording may begin on frames that cannot be decoded yet.</summary>
    private static Frame FirstWholeFace(string clip)
    {
        using var analyzer = new FaceAnalyzer();
        var surest = new SurestFace();
        foreach ((Frame frame, TrackedFace? face) in analyzer.AnalyzeFrames(VideoReader.Read(clip), FaceSelection.Largest))
            if (face is not null)
                surest.Offer(frame, face);
        return surest.Frame ?? throw new EvaluationException($"No face was found in '{clip}'.");
    }

    /// <summary>The next clip that has a sound, for the judge's control; null without one.</summary>
    private static string? OtherSound(string[] clips, int index) =>
        Enumerable.Range(1, clips.Length - 1).Select(step => clips[(index + step) % clips.Length]).FirstOrDefault(HasSound);

    private static bool HasSound(string clip)
    {
        try
        {
            return MediaProbe.Probe(clip).HasAudio;
        }
        catch (MediaException)
        {
            return false;
        }
    }

    private static EvaluateRequest OverVideo(Speaker speaker, SpeakRequest plain, string clip, string folder)
    {
        string output = Path.Combine(folder, Path.GetFileNameWithoutExtension(clip) + ".mp4");
        speaker.Speak(plain with { Audio = clip, Face = clip, Output = output, CacheFolder = folder });
        return new() { Reference = clip, Generated = output };
    }

    private static BlendOptions Blending(string? sharpen) => new()
    {
        Sharpen = sharpen is null ? null
            : sharpen == "off" ? Sharpening.Off
            : Sharpening.By(float.Parse(sharpen, CultureInfo.InvariantCulture)),
    };

    private static double? Number(string? text) => text is null ? null : double.Parse(text, CultureInfo.InvariantCulture);

    private static bool IsVideo(string file) =>
        Path.GetExtension(file).ToUpperInvariant() is ".MPG" or ".MP4" or ".MOV" or ".MKV" or ".AVI" or ".WEBM";

    private static Dictionary<string, string> Parse(string[] args)
    {
        var given = new Dictionary<string, string>();
        string[] known =
        [
            "--persona", "--clips", "--out", "--most", "--syncnet", "--sharpen", "--steps", "--guidance", "--expression", "--still-only",
        ];
        for (int i = 0; i < args.Length; i += 2)
        {
            if (!known.Contains(args[i]) || i + 1 == args.Length)
                throw new ArgumentException($"'{args[i]}' is unknown or lacks its value. Usage: {Usage}");
            given[args[i]] = args[i + 1];
        }

        string? missing = known[..3].FirstOrDefault(name => !given.ContainsKey(name));
        return missing is null ? given : throw new ArgumentException($"{missing} is missing. Usage: {Usage}");
    }
}
