using System.Globalization;
using Chrysalis.Talking.Families.DiffusedHeads.Compact;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Phones;

namespace Chrysalis.Benchmarks.Diffused;

/// <summary>
/// The same sound with twenty seeds: how far head, eyes and mouth lie apart from seed to seed, and the mouth where the sound says that lips
/// are shut (p, b, m).
/// </summary>
internal static class SeedsStudy
{
    private const int Seeds = 20;
    private static readonly string[] Shut = ["p", "b", "m"];

    /// <summary>Measures clips.</summary>
    public static void Run(string persona, string[] clips)
    {
        using CompactModel model = OpenedDiffused.Of(persona);
        double rate = model.Traits.FrameRate.PerSecond;
        var settings = new SamplerSettings(model.Settings.Steps, model.Settings.Guidance, MotionTemperature.Usual);
        List<double> yaw = [], pitch = [], eyes = [], all = [], shut = [], shutLevel = [], realShut = [], width = [];
        foreach (string clip in clips)
        {
            float[] real = OpenedDiffused.RealOpening(clip, model.Traits.FrameRate);
            DiffusedMotion[] motions = [.. Enumerable.Range(0, Seeds)
                .Select(seed => OpenedDiffused.Draw(model, AudioReader.Read(clip), settings, (ulong)seed))];
            bool[] isShut = ShutFrames(clip, real.Length, rate);
            for (int frame = 0; frame < real.Length; frame++)
            {
                HeadMotion[] heads = [.. motions.Select(motion => motion.At(frame / rate))];
                yaw.Add(Spread(heads.Select(head => (double)head.Turn.YawDeg)));
                pitch.Add(Spread(heads.Select(head => (double)head.Turn.PitchDeg)));
                float[][] faces = [.. motions.Select(motion => motion.FaceAt(frame, 1))];
                eyes.Add(Spread(faces.Select(face => (double)face[MotionLayout.Mouth])));
                double[] openings = [.. faces.Select(face => (double)OpenedDiffused.Opening(model, face))];
                (isShut[frame] ? shut : all).Add(Spread(openings));
                width.AddRange(openings);
                if (!isShut[frame] || real[frame] == 0)
                    continue;
                shutLevel.Add(openings.Average());
                realShut.Add(real[frame]);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{clips.Length} clips, {Seeds} seeds, deviation over seeds (root mean square over frames): yaw {Rms(yaw):0.00} deg, pitch "
                + $"{Rms(pitch):0.00} deg, eyes {Rms(eyes):0.00} of their deviation, opening {Rms(all):0.0000} (of all frames and seeds "
                + $"{Spread(width):0.0000}), at p, b, m {Rms(shut):0.0000} over {shut.Count} frames"));
        if (shutLevel.Count > 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"opening at p, b, m: drawn {shutLevel.Average():0.000}, real {realShut.Average():0.000}"));
    }

    /// <summary>The frames in whose middle a p, b or m is said.</summary>
    private static bool[] ShutFrames(string clip, int frames, double rate)
    {
        var shut = new bool[frames];
        foreach (SpokenPhone phone in AlignedWords.Read(clip) ?? [])
        {
            if (!Shut.Contains(phone.Name))
                continue;
            int middle = (int)((phone.Start + phone.End) / 2 * rate);
            if (middle >= 0 && middle < frames)
                shut[middle] = true;
        }

        return shut;
    }

    private static double Spread(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        return Math.Sqrt(all.Average(value => (value - mean) * (value - mean)));
    }

    private static double Rms(List<double> values) =>
        values.Count == 0 ? double.NaN : Math.Sqrt(values.Average(value => value * value));
}
