using System.Numerics;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Camera.Smoothing;
using MathNet.Numerics.LinearAlgebra.Double;

namespace Chrysalis.Talking.Tests.Faces.Camera;

public class SmoothingTests
{
    [Theory]
    [InlineData(3, 0.5)]
    [InlineData(4, 20)]
    [InlineData(60, 1000)]
    public void Whittaker_EqualsTheDenseSystem(int length, double strength)
    {
        var random = new Random(length);
        double[] samples = [.. Enumerable.Range(0, length).Select(_ => random.NextDouble())];
        var differences = new DenseMatrix(length - 2, length);
        for (int i = 0; i + 2 < length; i++)
            (differences[i, i], differences[i, i + 1], differences[i, i + 2]) = (1, -2, 1);
        var matrix = DenseMatrix.CreateIdentity(length) + strength * differences.TransposeThisAndMultiply(differences);

        var system = new WhittakerSystem(length, strength);
        double[] right = matrix.Solve(DenseVector.OfArray(samples)).ToArray();
        double[] smooth = system.Smooth(samples);
        for (int i = 0; i < length; i++)
            Assert.Equal(right[i], smooth[i], 1e-9);
        Assert.Equal(Math.Log(matrix.Determinant()), system.LogDeterminant, 1e-6);
    }

    [Fact]
    public void Whittaker_Impulse_SpreadsEvenlyToBothSides()
    {
        var impulse = new double[101];
        impulse[50] = 1;
        double[] smooth = new WhittakerSystem(101, 30).Smooth(impulse);
        for (int i = 1; i <= 50; i++)
            Assert.Equal(smooth[50 - i], smooth[50 + i], 1e-12);
        Assert.Equal(smooth.Max(), smooth[50]);
    }

    [Fact]
    public void Whittaker_Ramp_PassesUnchanged()
    {
        double[] ramp = [.. Enumerable.Range(0, 80).Select(i => 3 - 0.7 * i)];
        double[] smooth = new WhittakerSystem(80, 1e5).Smooth(ramp);
        for (int i = 0; i < ramp.Length; i++)
            Assert.Equal(ramp[i], smooth[i], 1e-6);
    }

    [Fact]
    public void Whittaker_Sine_KeepsItsPhase()
    {
        // One swing a second at 25 frames.
        double[] sine = [.. Enumerable.Range(0, 500).Select(i => Math.Sin(2 * Math.PI * i / 25))];
        double[] smooth = new WhittakerSystem(500, 40).Smooth(sine);
        double inPhase = 0, across = 0;
        for (int i = 100; i < 400; i++)
        {
            inPhase += smooth[i] * Math.Sin(2 * Math.PI * i / 25);
            across += smooth[i] * Math.Cos(2 * Math.PI * i / 25);
        }

        Assert.Equal(0, Math.Atan2(across, inPhase), 0.001);
    }

    [Fact]
    public void Strength_IsTheRatioOfNoiseToBends()
    {
        // Second differences of deviation 0.02 under noise of deviation 0.2: the strength that made the path is 100.
        var random = new Random(12);
        List<double[]> runs = [];
        for (int run = 0; run < 4; run++)
        {
            var path = new double[800];
            for (int i = 2; i < path.Length; i++)
                path[i] = 2 * path[i - 1] - path[i - 2] + 0.02 * ProjectedFaces.Normal(random);
            runs.Add([.. path.Select(value => value + 0.2 * ProjectedFaces.Normal(random))]);
        }

        Assert.InRange(RestrictedLikelihood.Strength(runs), 50, 200);
        Assert.Equal(0, RestrictedLikelihood.Strength([[1, 2]]));
    }

    [Fact]
    public void Smooth_MovingHeadUnderNoise_IsNearerToTheTruth()
    {
        var path = new Synthetic.SyntheticPath(6, depth: 3);
        RigidPose?[] measured = Noisy(path, 400, new(6));
        IReadOnlyList<RigidPose?> steady = PoseSmoother.Smooth(measured, SmoothingStrengths.Of([measured]));
        Assert.True(Error(steady) < 0.6 * Error(measured), $"{Error(steady)} against {Error(measured)}");
        Assert.True(PoseJitter.OfMoving(steady).YawDeg < 0.3 * PoseJitter.OfMoving(measured).YawDeg);

        double Error(IReadOnlyList<RigidPose?> poses) => Math.Sqrt(poses.Select((pose, i) =>
            Math.Pow(HeadAngles.Of(pose!.Value).YawDeg - HeadAngles.Of(path.At(i)).YawDeg, 2)).Average());
    }

    [Fact]
    public void Jitter_OfNoiseOnAStillHead_IsItsDeviation()
    {
        RigidPose?[] still = Noisy(new(1, depth: 3, yawDeg: 0, pitchDeg: 0, rollDeg: 0), 4000, new(2), keepPlace: true);
        Assert.InRange(PoseJitter.OfStill(still).YawDeg, 0.28, 0.32);
        Assert.InRange(PoseJitter.OfMoving(still).YawDeg, 0.27, 0.33);
    }

    [Fact]
    public void Runs_BreakAtMissingFacesAndCuts()
    {
        RigidPose At(float x, float yaw = 0, float depth = 3) => new(HeadAngles.ToRotation(new(yaw, 0, 0)), new(x, 0, -depth));
        RigidPose?[] poses = [null, At(0), At(0.05f), null, null, At(0), At(0.6f), At(0.62f), At(0.6f, 40), At(0.8f, 40, 4.5f)];
        Assert.Equal([(1, 2), (5, 1), (6, 2), (8, 1), (9, 1)], PoseRuns.Of(poses));
        IReadOnlyList<RigidPose?> steady = PoseSmoother.Smooth(poses, new([1e6, 1e6, 1e6, 1e6, 1e6, 1e6]));
        Assert.Equal(poses, steady);
    }

    private static RigidPose?[] Noisy(Synthetic.SyntheticPath path, int count, Random random, bool keepPlace = false)
    {
        float Shake() => 0.3f * ProjectedFaces.Normal(random);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            RigidPose pose = path.At(keepPlace ? 0 : i);
            return (RigidPose?)(pose with { Rotation = HeadAngles.ToRotation(new(Shake(), Shake(), Shake())) * pose.Rotation });
        })];
    }
}
