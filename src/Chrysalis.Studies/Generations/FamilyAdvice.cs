using static System.FormattableString;

namespace Chrysalis.Studies.Generations;

/// <summary>For whom a family is the right choice, in one sentence from the run's figures.</summary>
internal static class FamilyAdvice
{
    /// <summary>The sentence.</summary>
    public static string Of(FamilyResults family, GenerationsFindings findings)
    {
        var best = new List<string>();
        void Best(string what, Func<FamilyResults, double?> value)
        {
            if (value(family) is { } own && findings.Families.All(one => value(one) is not { } other || other <= own))
                best.Add(what);
        }

        Best("the fastest", one => one.SteadyFramesPerSecond);
        Best("the lightest in memory", one => -one.PeakMemoryMb);
        Best("the nearest to the real mouths", one => -one.MouthDistance);
        Best("the most in step with the sound", one => one.Evaluation.LipSync?.Generated.GetValueOrDefault("lse_c")?.Mean);
        Best("the sharpest", one => one.Evaluation.Figures.GetValueOrDefault("mouth_sharpness_ratio")?.Mean);
        Best("the one whose opening follows best", one => one.Evaluation.Figures.GetValueOrDefault("opening_correlation")?.Mean);
        Best("the quickest to train", one => -one.TrainingMinutes);
        string speed = Invariant($"{family.SteadyFramesPerSecond:0} frames/s, {family.PeakMemoryMb} MB");
        string first = best.Count == 0 ? "it leads in none of these figures" : "of those compared " + string.Join(", ", best);
        return Use(family) + $" Here: {first} ({speed}).";
    }

    private static string Use(FamilyResults family) => family.Family switch
    {
        "autoencoder" => "For whoever has minutes of one person's video and wants his lips replaced quickly on a plain computer.",
        "wav2lip" => "For whoever replaces the lips of videos and cares most for synchrony.",
        "ad-nerf" => "For whoever wants a head that turns and can be rendered from any side, from a small file.",
        "synctalk" => "For whoever wants a head that turns, with more detail than a plain radiance field.",
        "diffused" => "For whoever wants a head that moves of itself, differently each time, from one picture.",
        "any-face" => "For whoever has one photo of somebody and no time to train.",
        _ => "For whoever trained it.",
    };
}
