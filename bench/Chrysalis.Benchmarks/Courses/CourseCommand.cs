using System.Globalization;
using Chrysalis.Reports.Pictures;
using Chrysalis.Studies.Sweeps;

namespace Chrysalis.Benchmarks.Courses;

/// <summary>
/// How trainings went from several seeds: a figure over the course of a stage, its mean and spread between seeds, from the logs of
/// <c>talk train --seeds</c>, with a picture of all.
/// </summary>
internal static class CourseCommand
{
    private const string Usage = "course OUT.png FIGURE LOG:STAGE ...  (FIGURE as the log names it, or loss)";

    /// <summary>Measures logs.</summary>
    public static int Run(string[] args)
    {
        if (args.Length < 3)
            throw new ArgumentException($"Too little is given. Usage: {Usage}");
        string figure = args[1];
        var series = new List<ErrorSeries>();
        foreach (string given in args[2..])
        {
            int colon = given.LastIndexOf(':');
            if (colon < 1)
                throw new ArgumentException($"'{given}' names no stage. Usage: {Usage}");
            (string log, string stage) = (given[..colon], given[(colon + 1)..]);
            FigureSpread[] spreads = [.. new TrainingLog(log).Course(stage, figure).Select(values => FigureSpread.Of(values))];
            string name = $"{Path.GetFileNameWithoutExtension(log)}, {stage}";
            Console.WriteLine($"{name}: {figure}, mean and standard deviation between seeds");
            for (int i = 0; i < spreads.Length; i++)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  {Share(i, spreads.Length),4:0 %}  {spreads[i].Mean:0.0000} ± {spreads[i].Deviation:0.0000}"));
            series.Add(new(
                name, [.. spreads.Select((_, i) => 100 * Share(i, spreads.Length))], [.. spreads.Select(one => one.Mean)],
                [.. spreads.Select(one => one.Mean - one.Deviation)], [.. spreads.Select(one => one.Mean + one.Deviation)], series.Count));
        }

        File.WriteAllBytes(args[0], ErrorPlots.Draw("done of the stage, %", figure, series, logX: false, logY: false));
        return 0;
    }

    private static double Share(int index, int count) => (index + 1.0) / count;
}
