using System.Text.Json.Nodes;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Motion.Idle;

namespace Chrysalis.Talking.Tests.Motion.Idle;

public class IdleMotionModelTests
{
    private const int Rate = 25;
    private const int Hour = 3600 * Rate;
    private static readonly double[] NaturalHz = [0.25, 0.4, 0.15, 0.2, 0.3, 0.1];
    private static readonly double[] Deviations = [3, 2, 1.2, 0.08, 0.05, 0.1];
    private static readonly Lazy<(HeadMotion[] Truth, IdleMotionModel Model, HeadMotion[] Drawn)> Fitted = new(FitAndDraw);

    [Fact]
    public void Draw_AnHour_VariesAndMovesAsTheFootage()
    {
        (HeadMotion[] truth, _, HeadMotion[] drawn) = Fitted.Value;
        for (int channel = 0; channel < Deviations.Length; channel++)
        {
            string name = MotionChannels.Names[channel];
            (double[] real, double[] made) = (Channel(truth, channel), Channel(drawn, channel));
            RequireNear(Deviation(real), Deviation(made), 0.2, $"deviation of {name}");
            foreach (double part in (double[])[0.25, 0.5, 0.75, 0.95, 0.99])
                RequireNear(Speed(real, part), Speed(made, part), 0.25, $"the speed that {part:P0} of {name} stays below");
            foreach (int lag in (int[])[10, 50, 200])
                RequireNear(HalfMeanSquare(real, lag), HalfMeanSquare(made, lag), 0.35, $"way of {name} over {lag} frames");
        }
    }

    [Fact]
    public void Draw_AnHour_DoesNotDriftLeapOrLeaveItsBounds()
    {
        (_, IdleMotionModel model, HeadMotion[] drawn) = Fitted.Value;
        for (int channel = 0; channel < Deviations.Length; channel++)
        {
            double[] made = Channel(drawn, channel);
            double speed = Math.Sqrt(2 * HalfMeanSquare(made, 1));
            double turn = Math.Sqrt(Enumerable.Range(1, made.Length - 2).Average(i => Square(made[i + 1] - 2 * made[i] + made[i - 1])));
            foreach (double[] part in made.Chunk(Hour / 6))
            {
                Assert.InRange(part.Average(), -0.8 * Deviations[channel], 0.8 * Deviations[channel]);
                RequireNear(Deviations[channel], Deviation(part), 0.4, "deviation of ten minutes");
            }

            for (int i = 1; i + 1 < made.Length; i++)
            {
                Assert.InRange(made[i], model.Channels[channel].Least, model.Channels[channel].Most);
                Assert.InRange(Math.Abs(made[i] - made[i - 1]), 0, 8 * speed);
                Assert.InRange(Math.Abs(made[i + 1] - 2 * made[i] + made[i - 1]), 0, 10 * turn);
            }
        }
    }

    [Fact]
    public void Draw_TheSameSeed_IsTheSameInAnyOrderOfTimes()
    {
        IdleMotionModel model = Fitted.Value.Model;
        IHeadMotion forwards = model.Draw(4), backwards = model.Draw(4);
        double[] times = [.. Enumerable.Range(0, 200).Select(i => i * 0.37)];
        HeadMotion[] there = [.. times.Select(forwards.At)];
        HeadMotion[] back = [.. times.Reverse().Select(backwards.At).Reverse()];
        Assert.Equal(there, back);
        Assert.NotEqual(there, times.Select(model.Draw(5).At));
    }

    [Fact]
    public void FromJson_WhatWasWritten_MovesAlike()
    {
        IdleMotionModel model = Fitted.Value.Model;
        string text = model.ToJson().ToJsonString();
        IdleMotionModel read = IdleMotionModel.FromJson(JsonNode.Parse(text)!.AsObject());
        Assert.Equal(model.Draw(2).At(12.3), read.Draw(2).At(12.3));
        Assert.Equal(text, read.ToJson().ToJsonString());
        Assert.InRange(text.Length, 100, 4000);
    }

    [Theory]
    [InlineData("\"liveliness\":", "\"liveliness\":-")]
    [InlineData("\"mean_interval\":", "\"mean_interval\":-")]
    [InlineData("\"least\":-", "\"least\":")]
    [InlineData("\"bands_hz\":[", "\"bands_hz\":[1,")]
    [InlineData("\"channels\":[", "\"channels\":[null,")]
    [InlineData("\"blinks\":", "\"winks\":")]
    public void FromJson_Damaged_IsRefused(string good, string bad)
    {
        string text = (Fitted.Value.Model with { Liveliness = 0.1 }).ToJson().ToJsonString();
        Assert.Contains(good, text, StringComparison.Ordinal);
        JsonObject damaged = JsonNode.Parse(text.Replace(good, bad, StringComparison.Ordinal))!.AsObject();
        Assert.Contains(
            "copy the persona again.", Assert.Throws<HeadMotionException>(() => IdleMotionModel.FromJson(damaged)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ShortClipsWithGaps_FindsTheSameSpeeds()
    {
        (HeadMotion[] truth, IdleMotionModel whole, _) = Fitted.Value;
        HeadMotion?[] clips = [.. Noisy(truth).Select((head, i) => i % 80 < 75 ? head : (HeadMotion?)null)];
        var cut = IdleMotionModel.Fit(clips, Rate);
        for (int channel = 0; channel < 3; channel++)
        {
            double Power(IdleMotionModel model) => model.Channels[channel].Powers
                .Select((power, band) => power * Square(MotionSpectrum.BandsHz[band])).Sum();
            RequireNear(Power(whole), Power(cut), 0.4, "mean square speed");
        }
    }

    [Fact]
    public void Fit_NoPieceOfASecond_IsRefused()
    {
        HeadMotion?[] gaps = [.. Enumerable.Range(0, 100).Select(i => i % 20 == 0 ? (HeadMotion?)null : default(HeadMotion))];
        Assert.Contains(
            "give longer footage.", Assert.Throws<HeadMotionException>(() => IdleMotionModel.Fit(gaps, Rate)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Liveliness_OfUnevenMotion_IsTheSpreadOfItsSize()
    {
        var draw = new Random(8);
        double position = 0, size = 0;
        var even = new double[40_000];
        var uneven = new double[40_000];
        for (int i = 1; i < even.Length; i++)
        {
            size = size * 0.98 + Math.Sqrt(1 - 0.98 * 0.98) * Gaussian(draw);
            double step = Gaussian(draw);
            even[i] = even[i - 1] + step;
            uneven[i] = position += step * Math.Exp(0.5 * size);
        }

        Assert.InRange(Liveliness.Fit([[even]], Rate), 0, 0.15);
        Assert.InRange(Liveliness.Fit([[uneven]], Rate), 0.4, 0.6);
    }

    /// <summary>A critically damped mass on a shaken spring is the truth of each channel; noise comes on top before the fit.</summary>
    private static (HeadMotion[] Truth, IdleMotionModel Model, HeadMotion[] Drawn) FitAndDraw()
    {
        var draw = new Random(11);
        const int Substeps = 20;
        double[][] channels = new double[Deviations.Length][];
        for (int channel = 0; channel < channels.Length; channel++)
        {
            double omega = Math.Tau * NaturalHz[channel], step = 1.0 / (Rate * Substeps);
            // Stationary variance of x'' = -2 w x' - w^2 x + q W is q^2 / (4 w^3).
            double shake = Deviations[channel] * Math.Sqrt(4 * omega * omega * omega);
            double x = Deviations[channel], speed = 0;
            channels[channel] = new double[600 * Rate];
            for (int i = 0; i < channels[channel].Length; i++)
            {
                for (int j = 0; j < Substeps; j++)
                {
                    speed += step * (-2 * omega * speed - omega * omega * x) + shake * Math.Sqrt(step) * Gaussian(draw);
                    x += step * speed;
                }

                channels[channel][i] = x;
            }
        }

        HeadMotion[] truth = [.. Enumerable.Range(0, channels[0].Length)
            .Select(i => MotionChannels.Head([.. channels.Select(channel => (float)channel[i])], 0))];
        var model = IdleMotionModel.Fit([.. Noisy(truth).Select(head => (HeadMotion?)head)], Rate);
        IHeadMotion drawn = model.Draw(21);
        return (truth, model, [.. Enumerable.Range(0, Hour).Select(i => drawn.At(i / (double)Rate))]);
    }

    private static IEnumerable<HeadMotion> Noisy(HeadMotion[] heads)
    {
        var draw = new Random(5);
        foreach (HeadMotion head in heads)
        {
            yield return MotionChannels.Head(
                [.. Deviations.Select(
                    (deviation, channel) => MotionChannels.Of(head, channel) + (float)(deviation * 0.05 * Gaussian(draw)))],
                0);
        }
    }

    private static double[] Channel(HeadMotion[] heads, int channel) =>
        [.. heads.Select(head => (double)MotionChannels.Of(head, channel))];

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(value => Square(value - mean)));
    }

    private static double Speed(double[] values, double part) =>
        Enumerable.Range(1, values.Length - 1).Select(i => Math.Abs(values[i] - values[i - 1])).Order()
            .ElementAt((int)(part * (values.Length - 1)));

    private static double HalfMeanSquare(double[] values, int lag) =>
        Enumerable.Range(lag, values.Length - lag).Average(i => Square(values[i] - values[i - lag])) / 2;

    private static void RequireNear(double expected, double actual, double share, string what) =>
        Assert.True(Math.Abs(actual - expected) <= share * expected, $"{what}: {actual:0.####} instead of {expected:0.####}");

    private static double Square(double value) => value * value;

    private static double Gaussian(Random draw) =>
        Math.Sqrt(-2 * Math.Log(1 - draw.NextDouble())) * Math.Cos(Math.Tau * draw.NextDouble());
}
