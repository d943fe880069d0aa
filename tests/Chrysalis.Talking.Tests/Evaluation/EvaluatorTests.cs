using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Tests.Faces;
using Chrysalis.Testing;

namespace Chrysalis.Talking.Tests.Evaluation;

/// <summary>Real clips against themselves, delayed and without a face.</summary>
public sealed class EvaluatorTests(FaceModelsFixture models) : IClassFixture<FaceModelsFixture>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis-evaluation-").FullName;

    [Fact]
    public void Evaluate_ClipAgainstItself_IsIdealAndTheBaselinesAreNot()
    {
        string clip = Write("clip.mp4", Speech()[12..36]);
        EvaluationReport report = Evaluate(clip, clip);
        Assert.Equal((24, 24, 24, 0, 0), (
            report.ReferenceFrames, report.GeneratedFrames, report.ComparedFrames, report.ReferenceFramesWithoutFace,
            report.GeneratedFramesWithoutFace));
        Assert.Null(report.Note);
        MouthFigures figures = report.Figures;
        Assert.Equal((100, 100, 0), (figures.FramePsnrDb, figures.MouthPsnrDb, figures.OpeningBestLagFrames));
        Assert.All(
            [figures.FrameSsim, figures.MouthSsim, figures.OpeningCorrelation, figures.OpeningDeviationRatio, figures.MouthSharpnessRatio],
            value => Assert.Equal(1, value!.Value, 1e-5));
        Assert.Equal(0, figures.MouthLandmarkDistanceIod!.Value, 1e-6);
        Assert.True(report.MeanMouth.MouthLandmarkDistanceIod < report.FrozenMouth.MouthLandmarkDistanceIod);
        Assert.All([report.FrozenMouth, report.MeanMouth], trivial =>
        {
            Assert.InRange(trivial.MouthPsnrDb!.Value, 20, 40);
            Assert.True(trivial.MouthPsnrDb < trivial.FramePsnrDb);
            Assert.InRange(trivial.MouthSharpnessRatio!.Value, 0.05, 1.5);
            Assert.Null(trivial.OpeningCorrelation);
            Assert.Equal(0, trivial.OpeningDeviationRatio);
        });
        Assert.Contains("\"mouth_psnr_db\": 100", report.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_ClipDelayedByTwoFrames_HasALagOfTwo()
    {
        Frame[] frames = Speech();
        EvaluationReport report = Evaluate(Write("real.mp4", frames[12..42]), Write("delayed.mp4", frames[10..39]), fromStill: true);
        Assert.Equal(2, report.Figures.OpeningBestLagFrames);
        Assert.InRange(report.Figures.OpeningBestLagCorrelation!.Value, 0.95, 1);
        Assert.Null(report.Figures.MouthPsnrDb);
        Assert.Equal("The real video has 30 frames and the generated one 29; the first 29 are compared.", report.Note);
    }

    [Fact]
    public void Evaluate_ByTheSecondSource_IsAnotherOpinionOfTheSameMouths()
    {
        Frame[] frames = Speech();
        (string real, string delayed) = (Write("real.mp4", frames[12..42]), Write("delayed.mp4", frames[10..40]));
        var asked = new EvaluateRequest { Reference = real, Generated = delayed, GeneratedFromStill = true };

        EvaluationReport mesh = Evaluator.Evaluate(asked, TestContext.Current.CancellationToken);
        EvaluationReport second =
            Evaluator.Evaluate(asked with { Landmarks = LandmarkSource.SixtyEight }, TestContext.Current.CancellationToken);

        Assert.Equal(LandmarkSource.SixtyEight, second.Landmarks);
        Assert.Equal(2, second.Figures.OpeningBestLagFrames);
        double correlation = CurveComparison.Pearson(mesh.RealOpening, second.RealOpening)!.Value;
        Assert.InRange(correlation, 0.9, 0.99999);
        Assert.Equal(mesh.Figures.MouthSharpnessRatio, second.Figures.MouthSharpnessRatio);
    }

    [Fact]
    public void Evaluate_NoFaceInTheRealVideo_IsRefused()
    {
        models.RequireAnalyzer();
        string empty = Write("empty.mp4", [new Frame(64, 64), new Frame(64, 64)]);
        var error = Assert.Throws<EvaluationException>(() => Evaluate(empty, empty));
        Assert.Equal($"No face was found in '{empty}': give a video that shows the speaker's face.", error.Message);
    }

    [Fact]
    public void Evaluate_PicturesOfTwoSizes_IsRefused()
    {
        string small = Write("small.mp4", [new Frame(32, 64)]);
        string large = Write("large.mp4", [new Frame(64, 64)]);
        Assert.Contains(
            "give two videos of one size", Assert.Throws<EvaluationException>(() => Evaluate(small, large)).Message,
            StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // A part of a clip only: finding faces is what takes the time.
    private Frame[] Speech()
    {
        models.RequireAnalyzer();
        return [.. VideoReader.Read(SharedData.Require("data/grid_s1/test/bbaz5s.mpg"), cancellation: TestContext.Current.CancellationToken)
            .Take(42)];
    }

    private static EvaluationReport Evaluate(string reference, string generated, bool fromStill = false) =>
        Evaluator.Evaluate(
            new() { Reference = reference, Generated = generated, GeneratedFromStill = fromStill }, TestContext.Current.CancellationToken);

    private string Write(string name, IEnumerable<Frame> frames) => TestVideo.Write(Path.Combine(folder, name), frames);
}
