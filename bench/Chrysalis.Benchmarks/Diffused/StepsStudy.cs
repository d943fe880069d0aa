using System.Diagnostics;
using System.Globalization;
using Chrysalis.Talking.Evaluation;
using Chrysalis.Talking.Families.DiffusedHeads.Compact;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;
using Chrysalis.Talking.Media;

namespace Chrysalis.Benchmarks.Diffused;

/// <summary>Drawn mouths beside the clips' own, by steps and by temperature of the mouth, and the time that drawing takes.</summary>
internal static class StepsStudy
{
    private static readonly int[] Steps = [1, 2, 4, 8, CompactSettings.AllSteps];
    private static readonly double[] Temperatures = [0, 0.3, 0.6, 1];

    /// <summary>Measures clips.</summary>
    public static void Run(string persona, string[] clips)
    {
        using CompactModel model = OpenedDiffused.Of(persona);
        double?[][] real = [.. clips.Select(clip => OpenedDiffused.RealOpening(clip, model.Traits.FrameRate)
            .Select(opening => opening == 0 ? (double?)null : opening).ToArray())];
        var sounds = clips.Select(clip => AudioReader.Read(clip)).ToArray();
        foreach (double temperature in Temperatures)
            foreach (int steps in Steps)
            {
                var settings = new SamplerSettings(steps, model.Settings.Guidance, MotionTemperature.Usual with { Mouth = temperature });
                List<double> correlations = [], widths = [];
                long frames = 0;
                var clock = Stopwatch.StartNew();
                for (int i = 0; i < clips.Length; i++)
                {
                    DiffusedMotion motion = OpenedDiffused.Draw(model, sounds[i], settings, (ulong)i);
                    double?[] drawn = [.. Enumerable.Range(0, real[i].Length)
                        .Select(frame => (double?)OpenedDiffused.Opening(model, motion.FaceAt(frame, 1)))];
                    frames += drawn.Length;
                    correlations.Add(CurveComparison.Pearson(real[i], drawn) ?? 0);
                    widths.Add(CurveComparison.DeviationRatio(real[i], drawn) ?? 0);
                }

                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"temperature {temperature:0.0}, {steps,2} steps: opening correlation {correlations.Average():0.000} (worst "
                        + $"{correlations.Min():0.000}), deviation {widths.Average():0.000}, "
                        + $"{clock.Elapsed.TotalMilliseconds / frames:0.000} ms a frame with hearing"));
            }
    }
}
