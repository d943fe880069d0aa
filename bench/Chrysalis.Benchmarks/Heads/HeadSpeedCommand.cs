using System.Diagnostics;
using System.Globalization;
using Chrysalis.Benchmarks.StateVector;
using Chrysalis.Talking.Families;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.VolumeRendering.Packets;
using Chrysalis.Talking.VolumeRendering.Speaking;
using Chrysalis.Talking.VolumeRendering.Training;
using static Chrysalis.Benchmarks.Statistics;

namespace Chrysalis.Benchmarks.Heads;

/// <summary>
/// Times the renderer of a head in space alone, part by part, while it moves as the person does: medians a frame, multiply-adds and
/// gathers a second beside the processor's measured peak.
/// head-speed PERSONA [FRAMES]
/// </summary>
internal static class HeadSpeedCommand
{
    // Three planes that stay and three that move, four places each.
    private const int GathersASample = 24;

    public static int Run(string[] args)
    {
        int frames = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200;
        using HeadModel model = OpenedHead.Of(args[0]);
        IHeadMotion idle = model.Traits.Head!.Idle?.Invoke(1) ?? StillHead.Instance;
        var times = new Dictionary<string, List<double>>();
        var samples = new List<double>();
        var rays = new List<double>();
        // All cores at once: two of a virtual machine may be one of the host's.
        var peaks = new double[Environment.ProcessorCount];
        Parallel.For(0, peaks.Length, core => peaks[core] = MultiplyAddPeak.Measure() / 2);
        double peak = peaks.Sum();
        for (int i = 0; i < frames + 20; i++)
        {
            HeadMotion motion = idle.At(i / 25.0);
            float[] mouth = [.. Enumerable.Range(0, HeadCodes.Mouth).Select(k => k == 0 ? MathF.Sin(i * 0.7f) : 0)];
            float[] codes = model.Codes(mouth, motion.EyeClosure);
            RigidPose pose = model.Stance.At(motion);
            long start = Stopwatch.GetTimestamp();
            IPacketField moment = model.Head.At(codes);
            long moved = Stopwatch.GetTimestamp();
            (HeadPicture seen, long looked) = model.Head.Look(model.View, pose, moment);
            long looking = Stopwatch.GetTimestamp();
            float[] pixels = model.Head.Pixels(seen);
            long risen = Stopwatch.GetTimestamp();
            model.Backdrop.Under(pose, pixels);
            long laid = Stopwatch.GetTimestamp();
            // The first frames compile.
            if (i < 20)
                continue;
            Add(times, "planes of the moment", start, moved);
            Add(times, "rays", moved, looking);
            Add(times, "pixels of rays", looking, risen);
            Add(times, "torso and background", risen, laid);
            Add(times, "frame", start, laid);
            samples.Add(looked);
            rays.Add((seen.Touched.Right + 1 - seen.Touched.Left) * (double)(seen.Touched.Bottom + 1 - seen.Touched.Top));
        }

        Console.WriteLine(Machine.Describe());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{args[0]}, {model.Head.SizePx} x {model.Head.SizePx}, {frames} frames; peak {peak / 1e9:0.0} GMAC/s"));
        foreach ((string part, List<double> own) in times)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {part,-22} median {Median(own):0.00} ms, 95 % {Share(own, 0.95):0.00} ms"));
        int each = model.Head.At(model.Codes(new float[HeadCodes.Mouth], 0)).MultiplyAdds;
        double ray = Median(times["rays"]) / 1e3, pixel = Median(times["pixels of rays"]) / 1e3;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {Median(samples):0} samples a frame of {each} multiply-adds: {Median(samples) * each / ray / 1e9:0.0} GMAC/s, "
                + $"{Median(samples) * GathersASample / ray / 1e6:0} million gathers/s of 8 numbers (planes)"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {Median(rays):0} rays of {model.Head.PixelMultiplyAdds} multiply-adds at least: "
                + $"{Median(rays) * model.Head.PixelMultiplyAdds / pixel / 1e9:0.0} GMAC/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {1000 / Median(times["frame"]):0.0} frames/s"));
        return 0;
    }

    private static void Add(Dictionary<string, List<double>> times, string part, long from, long to)
    {
        if (!times.TryGetValue(part, out List<double>? own))
            times[part] = own = [];
        own.Add(Stopwatch.GetElapsedTime(from, to).TotalMilliseconds);
    }

    private static double Share(List<double> values, double share) => values.Order().ElementAt((int)(share * (values.Count - 1)));
}
