using Chrysalis.Talking.Motion;

namespace Chrysalis.Talking.Tests.Motion;

public class AnglePathTests
{
    [Theory]
    [InlineData("15", 0, 15)]
    [InlineData("-8.5", 1000, -8.5)]
    [InlineData("0:0,2:15,4:-15", 0, 0)]
    [InlineData("0:0,2:15,4:-15", 2, 15)]
    [InlineData("0:0,2:15,4:-15", 3, 0)]
    [InlineData("0:0,2:15,4:-15", 4, -15)]
    [InlineData("0:0,2:15,4:-15", 99, -15)]
    [InlineData(" 1.5 : 20 , 2 : 30", 0, 20)]
    public void TryParse_AnglesAndPaths_GoThroughTheirPoints(string text, double seconds, float degrees)
    {
        Assert.True(AnglePath.TryParse(text, out AnglePath? path, out string wrong));
        Assert.Equal("", wrong);
        Assert.Equal(degrees, path!.At(seconds), 3);
    }

    [Theory]
    [InlineData("", "is neither an angle nor a path")]
    [InlineData("left", "is neither an angle nor a path")]
    [InlineData("1,5", "has '1' where seconds:degrees should stand (a comma parts points, not decimals)")]
    [InlineData("0:0,2", "has '2' where seconds:degrees should stand (a comma parts points, not decimals)")]
    [InlineData("0:0,2:15:3", "has '2:15:3' where seconds:degrees should stand")]
    [InlineData("0:0,,2:3", "has '' where seconds:degrees should stand")]
    [InlineData("2:0,1:5", "has times that do not rise")]
    [InlineData("1:0,1:5", "has times that do not rise")]
    [InlineData("-1:0,1:5", "begins before 0 seconds")]
    [InlineData("61", "turns by 61 degrees, more than 60")]
    [InlineData("0:0,1:-75", "turns by -75 degrees, more than 60")]
    [InlineData("0:0,90000:1", "goes on beyond 86400 seconds, a day")]
    [InlineData("NaN", "is neither an angle nor a path")]
    [InlineData("1e9", "is neither an angle nor a path")]
    public void TryParse_AnythingElse_SaysWhatIsWrong(string text, string expected)
    {
        Assert.False(AnglePath.TryParse(text, out AnglePath? path, out string wrong));
        Assert.Null(path);
        Assert.Equal(expected, wrong);
    }

    [Fact]
    public void At_BetweenPoints_NeitherOvershootsNorLeaps()
    {
        Assert.True(AnglePath.TryParse("0:0,1:10,1.5:12,4:12,5:-30", out AnglePath? path, out _));
        double[] times = [0, 1, 1.5, 4, 5];
        float[] angles = [0, 10, 12, 12, -30];
        const double Step = 0.01;
        float slope = 0;
        for (double t = Step; t < 5.5; t += Step)
        {
            int piece = Math.Min(times.Length - 2, TimePoints.Before(times, t));
            (float low, float high) = (Math.Min(angles[piece], angles[piece + 1]), Math.Max(angles[piece], angles[piece + 1]));
            Assert.InRange(path!.At(t), low - 1e-4f, high + 1e-4f);
            float next = (path.At(t) - path.At(t - Step)) / (float)Step;
            Assert.True(MathF.Abs(next - slope) < 4, $"the speed leaps from {slope} to {next} degrees/s at {t} s");
            slope = next;
        }
    }

    [Fact]
    public void Constant_BeyondTheBound_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AnglePath.Constant(float.NaN));
}
