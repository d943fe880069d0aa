using Chrysalis.Studies.Sweeps;
using Chrysalis.Talking.Evaluation;
using static System.FormattableString;

namespace Chrysalis.Studies.Generations;

/// <summary>
/// What the article says about the four generations, sentence by sentence, beside what was measured. A family is compared by its persona:
/// of several the first.
/// </summary>
internal static class GenerationClaims
{
    private const double RealTime = 25;
    private const string Autoencoder = "autoencoder", Adversarial = "wav2lip", Radiance = "ad-nerf", Planes = "synctalk",
        Diffusion = "diffused";

    /// <summary>All sentences.</summary>
    public static IReadOnlyList<GenerationClaim> Of(GenerationsFindings findings)
    {
        FamilyResults? By(string family) => findings.Families.FirstOrDefault(one => one.Family == family);
        (FamilyResults? ae, FamilyResults? gan, FamilyResults? nerf, FamilyResults? planes, FamilyResults? noise) =
            (By(Autoencoder), By(Adversarial), By(Radiance), By(Planes), By(Diffusion));
        return
        [
            Detail(ae, [gan, nerf, planes, noise]),
            Synchrony(ae, gan),
            HeadMotion(gan, findings),
            Collapse(gan, [ae, nerf, planes, noise]),
            Speed("NeRF", "It gives realistic heads with pose, but rendering takes too long for real time.", nerf),
            Cheaper(nerf, planes),
            Diversity(noise, gan),
            Speed("Diffusion", "It is too slow for real time: generation takes long, step by step.", noise),
            Trained(findings.Trainings),
            Quality(ae, gan, nerf, planes, noise),
        ];
    }

    // A filter sharpens what families that paint a mouth paint, and adds no detail: so the distance from real mouths counts as well.
    private static GenerationClaim Detail(FamilyResults? ae, FamilyResults?[] others)
    {
        const string About = "Autoencoder", Said = "It compresses well, but its talking faces lack detail and realism.";
        FamilyResults[] there = [.. others.OfType<FamilyResults>()];
        if (ae is null || there.Length == 0 || Sharpness(ae) is not { } own)
            return NotThere(About, Said);
        bool isSoft = own < 0.8 * there.Max(one => Sharpness(one) ?? 0);
        FamilyResults[] far = [.. there.Where(one => one.MouthDistance is not null)];
        double? nearest = far.Min(one => one.MouthDistance);
        bool? isUnlike = ae.MouthDistance is null || nearest is null ? null : ae.MouthDistance > 1.25 * nearest;
        string sharp = string.Join(", ", there.Select(one => Invariant($"{one.Family} {Sharpness(one) ?? double.NaN:0.00}")));
        string unlike = isUnlike is null ? "" : Invariant($" Fréchet distance of its mouths from real ones {ae.MouthDistance:0.0}, beside ")
            + string.Join(", ", far.Select(one => Invariant($"{one.Family} {one.MouthDistance:0.0}"))) + " (less is nearer).";
        return new(
            About, Said,
            Invariant($"Weights of {ae.WeightsMb:0.0} MB; sharpness of its mouth {own:0.00} of the real one's, beside {sharp}.{unlike}"),
            isSoft && isUnlike is not false ? ClaimVerdict.Holds
                : isSoft || isUnlike is true ? ClaimVerdict.HoldsInPart
                : ClaimVerdict.DoesNotHold);
    }

    private static GenerationClaim Synchrony(FamilyResults? ae, FamilyResults? gan)
    {
        const string About = "GAN", Said = "Adversarial training gives high quality, and a discriminator of lip sync improves synchrony.";
        if (Confidence(ae) is not { } plain || Confidence(gan) is not { } taught)
            return NotThere(About, Said);
        double? real = gan!.Evaluation.LipSync!.Real.GetValueOrDefault("lse_c")?.Mean;
        bool better = taught.Mean > plain.Mean, sure = taught.IntervalLow > plain.IntervalHigh;
        return new(About, Said,
            Invariant($"Confidence of lip sync (LSE-C) {taught.Mean:0.00}, the autoencoder's {plain.Mean:0.00}, ")
                + Invariant($"the real clips' {real:0.00}."),
            sure ? ClaimVerdict.Holds : better ? ClaimVerdict.HoldsInPart : ClaimVerdict.DoesNotHold);
    }

    private static GenerationClaim HeadMotion(FamilyResults? gan, GenerationsFindings findings)
    {
        const string About = "GAN", Said = "What steadies it costs head motion and expression.";
        if (gan?.Seeds?.TurningDeg is not { } turning)
            return NotThere(About, Said);
        double real = findings.RealManners.GetValueOrDefault("turning_deg_per_second")?.Mean ?? 0;
        return new(About, Said,
            Invariant($"It paints the mouth and leaves the head as the footage has it: between seeds its head differs by {turning:0.0}°. ")
                + Invariant($"The real head turns at {real:0.0}°/s."),
            turning < 0.5 ? ClaimVerdict.Holds : ClaimVerdict.DoesNotHold);
    }

    private static GenerationClaim Collapse(FamilyResults? gan, FamilyResults?[] others)
    {
        const string About = "GAN", Said = "It collapses to few modes.";
        FamilyResults[] there = [.. others.OfType<FamilyResults>().Where(one => one.Manifold is not null)];
        if (gan?.Manifold is not { } own || there.Length == 0)
            return NotThere(About, Said);
        double mean = there.Average(one => one.Manifold!.Recall);
        return new(About, Said,
            Invariant($"Its mouths reach {own.Recall:0.00} of the real ones (recall), beside ")
                + string.Join(", ", there.Select(one => Invariant($"{one.Family} {one.Manifold!.Recall:0.00}"))) + ".",
            own.Recall < 0.5 * mean ? ClaimVerdict.Holds : own.Recall < mean ? ClaimVerdict.HoldsInPart : ClaimVerdict.DoesNotHold);
    }

    private static GenerationClaim Diversity(FamilyResults? noise, FamilyResults? gan)
    {
        const string About = "Diffusion", Said = "It gives more diverse samples, without collapse.";
        if (noise is not { Seeds: { } own, Manifold: { } mouths } || gan is not { Seeds: { } other, Manifold: { } beside })
            return NotThere(About, Said);
        bool freer = own.OpeningShare > other.OpeningShare + 0.01 || own.TurningDeg > other.TurningDeg + 0.5;
        bool wider = mouths.Recall > beside.Recall;
        return new(About, Said,
            $"Between seeds, diffusion: {Words(own)}; GAN: {Words(other)}. "
                + Invariant($"Recall of the real mouths {mouths.Recall:0.00} beside {beside.Recall:0.00}."),
            freer && wider ? ClaimVerdict.Holds : freer || wider ? ClaimVerdict.HoldsInPart : ClaimVerdict.DoesNotHold);
    }

    private static GenerationClaim Speed(string about, string said, FamilyResults? family)
    {
        if (family is null)
            return NotThere(about, said);
        double speed = family.SteadyFramesPerSecond;
        if (IsMostlyStart(family))
            return new(about, said, OfShortClips(family), ClaimVerdict.NotMeasured);
        return new(
            about, said, Invariant($"{speed:0} frames/s end to end on this computer, without a graphics card; real time is {RealTime:0}."),
            speed < RealTime ? ClaimVerdict.Holds : ClaimVerdict.DoesNotHold);
    }

    private static GenerationClaim Cheaper(FamilyResults? nerf, FamilyResults? planes)
    {
        const string About = "NeRF", Said = "SyncTalk's grids bring the cost of a radiance field down.";
        if (nerf is null || planes is null)
            return NotThere(About, Said);
        if (IsMostlyStart(nerf) || IsMostlyStart(planes))
            return new(About, Said, $"{OfShortClips(planes)} {OfShortClips(nerf)}", ClaimVerdict.NotMeasured);
        (double with, double without) = (planes.SteadyFramesPerSecond, nerf.SteadyFramesPerSecond);
        double ratio = with / without;
        return new(About, Said,
            Invariant($"{with:0} frames/s beside {without:0}: {ratio:0.0} times, as the presets ship."),
            ratio > 1.2 ? ClaimVerdict.Holds : ratio > 0.8 ? ClaimVerdict.HoldsInPart : ClaimVerdict.DoesNotHold);
    }

    // Of several trainings of a family the longest: what chance does to a short one it may not do to a whole.
    private static GenerationClaim Trained(IReadOnlyList<TrainingSpread> trainings)
    {
        const string About = "GAN, diffusion", Said = "A GAN is unstable in training and needs wide search; diffusion trains more stably.";
        TrainingSpread? By(string family) => trainings.Where(one => one.Family == family).MaxBy(one => one.Minutes);
        if (By(Adversarial) is not { } gan || By(Diffusion) is not { } noise)
            return new(About, Said, "No personas of both were compared that differ only by the seed they were trained with.",
                ClaimVerdict.NotMeasured);
        (string Key, string Words)[] both =
            [.. TrainingSpread.Names.Where(named => gan.Figures.ContainsKey(named.Key) && noise.Figures.ContainsKey(named.Key))];
        int steadier = both.Count(named => Share(noise.Figures[named.Key]) < Share(gan.Figures[named.Key]));
        bool fails = gan.Failed > noise.Failed;
        return new(About, Said,
            Invariant($"Of {gan.Seeds.Count} GANs trained for {gan.Minutes:0} minutes {gan.Failed} failed, of {noise.Seeds.Count} ")
                + Invariant($"diffusion models ({noise.Minutes:0} minutes) {noise.Failed}. Deviation between seeds, of the mean, GAN and ")
                + "diffusion: " + string.Join(", ", both.Select(named => Invariant(
                    $"{named.Words} {Share(gan.Figures[named.Key]):0.0%} and {Share(noise.Figures[named.Key]):0.0%}")))
                + ". How wide a search either needs was not measured.",
            noise.Failed > gan.Failed ? ClaimVerdict.DoesNotHold
                : fails || (both.Length > 0 && steadier == both.Length) ? ClaimVerdict.Holds
                : steadier > 0 ? ClaimVerdict.HoldsInPart
                : ClaimVerdict.DoesNotHold);
    }

    private static double Share(FigureSpread spread) => spread.Mean == 0 ? 0 : spread.Deviation / Math.Abs(spread.Mean);

    private static GenerationClaim Quality(params FamilyResults?[] inOrder)
    {
        const string About = "All", Said = "From the first to the last the way led from low to high quality.";
        (string Family, double Value)[] there =
            [.. inOrder.Where(one => one?.MouthDistance is not null).Select(one => (one!.Family, one.MouthDistance!.Value))];
        if (there.Length < 3)
            return NotThere(About, Said);
        int better = there.Zip(there.Skip(1)).Count(pair => pair.Second.Value < pair.First.Value);
        return new(About, Said,
            "Fréchet distance of mouths from the real ones, in the article's order (less is nearer): "
                + string.Join(", ", there.Select(one => Invariant($"{one.Family} {one.Value:0.0}"))) + ".",
            better == there.Length - 1 ? ClaimVerdict.Holds : better == 0 ? ClaimVerdict.DoesNotHold : ClaimVerdict.HoldsInPart);
    }

    private static GenerationClaim NotThere(string about, string said) =>
        new(about, said, "A family that it speaks of was not compared, or the figure was not asked for.", ClaimVerdict.NotMeasured);

    // Over clips of some seconds starting and loading weigh more than the frames: a slow figure says nothing of them.
    private static bool IsMostlyStart(FamilyResults family) =>
        family.MinuteFramesPerSecond is null && family.FramesPerSecond.Mean < RealTime;

    private static string OfShortClips(FamilyResults family) =>
        Invariant($"{family.Family}: {family.SteadyFramesPerSecond:0} frames/s over the clips with the start; a minute was not asked for.");

    private static double? Sharpness(FamilyResults family) =>
        family.Evaluation.Figures.GetValueOrDefault("mouth_sharpness_ratio")?.Mean;

    private static FigureStatistics? Confidence(FamilyResults? family) => family?.Evaluation.LipSync?.Generated.GetValueOrDefault("lse_c");

    private static string Words(SeedSpread spread) => Invariant(
        $"mouth {spread.OpeningShare ?? 0:0.00} of its own movement, head {spread.TurningDeg ?? 0:0.0}°");
}
