using Chrysalis.Studies.Generations;
using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Studies.Tests.Generations;

/// <summary>What figures come to beside the article's sentences.</summary>
public class GenerationClaimsTests
{
    private const string LacksDetail = "It compresses well, but its talking faces lack detail and realism.";

    [Theory]
    [InlineData(0.5, 9.0, ClaimVerdict.Holds)]
    [InlineData(0.9, 9.0, ClaimVerdict.HoldsInPart)]
    [InlineData(0.5, 3.0, ClaimVerdict.HoldsInPart)]
    [InlineData(0.9, 3.0, ClaimVerdict.DoesNotHold)]
    public void Of_AutoencodersMouth_IsJudgedByDetailAndDistance(double sharpness, double distance, ClaimVerdict verdict)
    {
        GenerationClaim claim = Claim(LacksDetail, Results("autoencoder", sharpness, distance), Results("wav2lip", 0.95, 3.2));

        Assert.Equal(verdict, claim.Verdict);
    }

    [Theory]
    [InlineData(0.5, ClaimVerdict.Holds)]
    [InlineData(0.9, ClaimVerdict.DoesNotHold)]
    public void Of_DistanceNotMeasured_IsJudgedByDetailAlone(double sharpness, ClaimVerdict verdict)
    {
        GenerationClaim claim = Claim(LacksDetail, Results("autoencoder", sharpness, null), Results("wav2lip", 0.95, null));

        Assert.Equal(verdict, claim.Verdict);
        Assert.DoesNotContain("Fréchet", claim.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OneFamilyAlone_SaysNothing()
    {
        Assert.Equal(ClaimVerdict.NotMeasured, Claim(LacksDetail, Results("autoencoder", 0.5, 9)).Verdict);
    }

    [Fact]
    public void Of_SlowAndFast_AreToldByRealTime()
    {
        IReadOnlyList<GenerationClaim> claims = GenerationClaims.Of(Findings(
            Results("ad-nerf", 0.5, 9, framesPerSecond: 50),
            Results("diffused", 0.5, 9, framesPerSecond: 50) with { MinuteFramesPerSecond = 20 }));

        Assert.Equal(ClaimVerdict.DoesNotHold, claims.Single(claim => claim is { About: "NeRF" } && Tells(claim, "real time")).Verdict);
        Assert.Equal(ClaimVerdict.Holds, claims.Single(claim => claim is { About: "Diffusion" } && Tells(claim, "real time")).Verdict);
    }

    [Fact]
    public void Of_ShortClipsBelowRealTime_SaysNothingOfSpeed()
    {
        IReadOnlyList<GenerationClaim> claims = GenerationClaims.Of(Findings(
            Results("ad-nerf", 0.5, 9, framesPerSecond: 5), Results("synctalk", 0.5, 9, framesPerSecond: 5),
            Results("diffused", 0.5, 9, framesPerSecond: 20)));

        GenerationClaim[] ofSpeed = [.. claims.Where(claim => Tells(claim, "real time") || Tells(claim, "cost of a radiance field"))];
        Assert.Equal(3, ofSpeed.Length);
        Assert.All(ofSpeed, claim => Assert.Equal(ClaimVerdict.NotMeasured, claim.Verdict));
    }

    private static bool Tells(GenerationClaim claim, string words) => claim.Said.Contains(words, StringComparison.Ordinal);

    private static GenerationClaim Claim(string said, params FamilyResults[] families) =>
        GenerationClaims.Of(Findings(families)).Single(claim => claim.Said == said);

    private static GenerationsFindings Findings(params FamilyResults[] families) => new()
    {
        Machine = "", Seed = 1, Clips = [], RealVideos = [], RealManners = new Dictionary<string, FigureStatistics>(), Families = families,
        Trainings = [], Claims = [], Seconds = 0,
    };

    private static FamilyResults Results(string family, double sharpness, double? distance, double framesPerSecond = 30) => new()
    {
        Persona = family, Family = family, Preset = "compact", WeightsMb = 5, PeakMemoryMb = 300,
        FramesPerSecond = Figure(framesPerSecond), StartSeconds = Figure(1),
        Manners = new Dictionary<string, FigureStatistics>(), MouthDistance = distance, Videos = [],
        Evaluation = new()
        {
            Pairs = 1, FrozenMouth = new Dictionary<string, FigureStatistics>(), MeanMouth = new Dictionary<string, FigureStatistics>(),
            OtherClipCorrelation = null, CorpusMeanCorrelation = null,
            Figures = new Dictionary<string, FigureStatistics> { ["mouth_sharpness_ratio"] = Figure(sharpness) },
        },
    };

    private static FigureStatistics Figure(double value) => new(1, value, value, value, value, value);
}
