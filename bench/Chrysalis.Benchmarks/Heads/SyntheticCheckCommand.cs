using System.Globalization;
using Chrysalis.Talking.Families;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Tests.Synthetic;
using Chrysalis.Talking.VolumeRendering.Speaking;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Benchmarks.Heads;

/// <summary>
/// Holds a persona that was taught on the synthetic head (<c>synthetic-head OUT.mp4</c>, then <c>talk train</c>) against the truth, in
/// poses that it never saw: pictures, depth, tracked poses.
/// synthetic-check PERSONA OUT [FRAMES]
/// </summary>
internal static class SyntheticCheckCommand
{
    private const int Size = 256, Seed = 77, Shown = 8;
    private const float Focal = 1.3f, Depth = 2.8f, YawDeg = 25;

    public static int Run(string[] args)
    {
        int frames = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 150;
        using HeadModel model = OpenedHead.Of(args[0]);
        var head = new SyntheticHead();
        var path = new SyntheticPath(Seed, Depth, YawDeg);
        SyntheticPicture[] truth =
            [.. Enumerable.Range(0, frames).Select(i => head.Render(path.At(i), path.Middle, 0, Focal * Size, Size, Size))];

        using var analyzer = new FaceAnalyzer();
        FaceTrack track = analyzer.AnalyzeAll([.. truth.Select(picture => picture.Colour)], FaceSelection.Largest);
        LandmarkSequence seen = LandmarkSequence.Of(Size, Size, [.. track.Faces.Select(face => face?.Landmarks)]);
        float[] codes = OpenedHead.SilentCodes(model);
        RigidPose?[] poses = new HeadFollowing(model).Follow(seen, i => truth[i].Colour, _ => codes).Poses;
        float[] turns = [.. PoseErrors.Relative(poses, path.At).Order()];

        var figures = new HeadFigures();
        List<double> depths = [];
        var sheet = new Chrysalis.Reports.Pictures.ContactSheet(200);
        List<Frame> rendered = [];
        for (int i = 0; i < frames; i++)
        {
            Frame painted = model.Render(poses[i]!.Value, codes);
            Frame real = model.View.Cut(truth[i].Colour, model.Head.SizePx);
            bool[] mask = Mask(truth[i], model);
            figures.Add(painted, real, mask);
            if (i % 10 == 0)
                depths.Add(DepthErrors.Of(model, poses[i]!.Value, codes, truth[i], path.At(i)));
            rendered.Add(painted);
        }

        Console.WriteLine(Machine.Describe());
        Console.WriteLine($"{args[0]}: {frames} frames of poses that were never seen, the mouth shut");
        Console.WriteLine($"head     {figures}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"depth    median error {100 * depths.Order().ElementAt(depths.Count / 2):0.0} % of the head's size"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"poses    rms {Math.Sqrt(turns.Average(e => e * e)):0.00}, 95 % {turns[(int)(0.95 * (turns.Length - 1))]:0.00}, most "
                + $"{turns[^1]:0.00} degrees"));
        sheet.AddRow("true");
        for (int i = 0; i < Shown; i++)
            sheet.Add(model.View.Cut(truth[i * frames / Shown].Colour, model.Head.SizePx).Rgb, model.Head.SizePx, model.Head.SizePx);
        sheet.AddRow("rendered");
        for (int i = 0; i < Shown; i++)
            sheet.Add(rendered[i * frames / Shown].Rgb, model.Head.SizePx, model.Head.SizePx);
        Directory.CreateDirectory(args[1]);
        File.WriteAllBytes(Path.Combine(args[1], "synthetic.png"), sheet.ToPng());
        return 0;
    }

    private static bool[] Mask(SyntheticPicture picture, HeadModel model)
    {
        int size = model.Head.SizePx;
        var mask = new bool[size * size];
        for (int y = 0; y < size; y++)
            for (int x = 0; x < size; x++)
            {
                int column = (int)(model.View.Left + (x + 0.5f) * model.View.Side / size);
                int row = (int)(model.View.Top + (y + 0.5f) * model.View.Side / size);
                mask[y * size + x] = column < Size && row < Size && picture.Labels[row * Size + column] == SyntheticPicture.Head;
            }

        return mask;
    }
}
