using System.Globalization;

namespace Chrysalis.Benchmarks.Diffused;

/// <summary>
/// Measures a head that is drawn from noise (docs/heads-from-noise.md). Quality beside the clips is <c>quality ... --steps N</c>.
/// diffused steps|seeds|motion|drift PERSONA CLIPS [OUT]
/// </summary>
internal static class DiffusedCommand
{
    public static int Run(string[] args)
    {
        Console.WriteLine(Machine.Describe());
        string[] clips = [.. Talking.Footage.VideoFiles.Find([args[2]])];
        switch (args[0])
        {
            case "steps":
                StepsStudy.Run(args[1], clips);
                return 0;
            case "seeds":
                SeedsStudy.Run(args[1], clips);
                return 0;
            case "motion":
                MotionStudy.Run(args[1], clips, args[3]);
                return 0;
            case "drift":
                DriftStudy.Run(args[1], clips, args[3], double.Parse(args.ElementAtOrDefault(4) ?? "600", CultureInfo.InvariantCulture));
                return 0;
            default:
                throw new ArgumentException($"'{args[0]}' is none of steps, seeds, motion, drift.");
        }
    }
}
