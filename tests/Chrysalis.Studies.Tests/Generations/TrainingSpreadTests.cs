using Chrysalis.Studies.Generations;
using Chrysalis.Studies.Sweeps;
using Chrysalis.Talking.Evaluation;

namespace Chrysalis.Studies.Tests.Generations;

/// <summary>What chance does to a training, told from personas that differ by their seed alone.</summary>
public class TrainingSpreadTests
{
    private const string MoreStably = "A GAN is unstable in training and needs wide search; diffusion trains more stably.";

    [Fact]
    public void Among_SeedsOfOneTraining_AreOneSpread()
    {
        TrainingSpread found = Assert.Single(TrainingSpread.Among(
        [
            Trained("wav2lip", 1, 20, 0.30), Trained("wav2lip", 2, 20.1, 0.34), Trained("wav2lip", 3, 19.9, 0.32),
            Trained("wav2lip", 1, 90, 0.42), Trained("autoencoder", 1, 20, 0.35),
        ]));

        Assert.Equal([1, 2, 3], found.Seeds);
        Assert.Equal(20.1, found.Minutes);
        FigureSpread spread = found.Figures["opening_correlation"];
        Assert.Equal((0.32, 0.02), (Math.Round(spread.Mean, 9), Math.Round(spread.Deviation, 9)));
        Assert.Equal(0, found.Failed);
    }

    [Fact]
    public void Among_OnePersonaAndSeedTwice_IsNoSpread()
    {
        Assert.Empty(TrainingSpread.Among([Trained("wav2lip", 1, 20, 0.30), Trained("wav2lip", 1, 20, 0.34)]));
        Assert.Empty(TrainingSpread.Among([Trained("wav2lip", 1, 20, 0.30), Trained("wav2lip", 2, null, 0.34)]));
    }

    [Fact]
    public void Among_MouthFurtherOffThanOneThatStandsStill_HasFailed()
    {
        TrainingSpread found = Assert.Single(TrainingSpread.Among(
            [Trained("wav2lip", 1, 20, 0.3), Trained("wav2lip", 2, 20, 0.1, landmarks: 0.04)]));

        Assert.Equal(1, found.Failed);
    }

    [Theory]
    [InlineData(0.1, 0.02, 0.02, ClaimVerdict.Holds)]          // a GAN failed
    [InlineData(0.02, 0.1, 0.02, ClaimVerdict.DoesNotHold)]    // a diffusion model failed
    [InlineData(0.02, 0.02, 0.01, ClaimVerdict.Holds)]         // none did, and diffusion lies closer together
    [InlineData(0.02, 0.02, 0.15, ClaimVerdict.DoesNotHold)]
    public void Claim_OfTwoFamiliesSeeds_IsJudgedByFailuresThenSpread(
        double gan, double noise, double noiseApart, ClaimVerdict verdict)
    {
        GenerationClaim claim = Claim(
            Trained("wav2lip", 1, 20, 0.30), Trained("wav2lip", 2, 20, 0.34, gan),
            Trained("diffused", 1, 20, 0.30), Trained("diffused", 2, 20, 0.30 + noiseApart, noise));

        Assert.Equal(verdict, claim.Verdict);
    }

    [Fact]
    public void Claim_WithoutRepeatedTrainings_IsNotMeasured()
    {
        Assert.Equal(ClaimVerdict.NotMeasured, Claim(Trained("wav2lip", 1, 20, 0.3), Trained("diffused", 1, 20, 0.3)).Verdict);
    }

    private static GenerationClaim Claim(params FamilyResults[] families) => GenerationClaims.Of(new()
    {
        Machine = "", Seed = 1, Clips = [], RealVideos = [], RealManners = new Dictionary<string, FigureStatistics>(), Families = families,
        Trainings = TrainingSpread.Among(families), Claims = [], Seconds = 0,
    }).Single(claim => claim.Said == MoreStably);

    private static FamilyResults Trained(string family, int seed, double? minutes, double correlation, double landmarks = 0.02) => new()
    {
        Persona = $"{family}-{seed}", Family = family, Preset = "compact", TrainingMinutes = minutes, TrainingSeed = seed, WeightsMb = 5,
        PeakMemoryMb = 300, FramesPerSecond = Figure(30), StartSeconds = Figure(1),
        Manners = new Dictionary<string, FigureStatistics>(), Videos = [],
        Evaluation = new()
        {
            Pairs = 1, MeanMouth = new Dictionary<string, FigureStatistics>(), OtherClipCorrelation = null, CorpusMeanCorrelation = null,
            FrozenMouth = new Dictionary<string, FigureStatistics> { ["mouth_landmark_distance_iod"] = Figure(0.03) },
            Figures = new Dictionary<string, FigureStatistics>
            {
                ["opening_correlation"] = Figure(correlation), ["mouth_landmark_distance_iod"] = Figure(landmarks),
            },
        },
    };

    private static FigureStatistics Figure(double value) => new(1, value, value, value, value, value);
}
