using System.Globalization;
using System.Numerics;
using Chrysalis.Reports.Pictures;
using Chrysalis.Talking.Families;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Motion;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.VolumeRendering;
using Chrysalis.Talking.VolumeRendering.Speaking;

namespace Chrysalis.Benchmarks.Heads;

/// <summary>
/// Turns a head in space through the angles of its footage and some degrees beyond: a contact sheet, and how far the landmarks of the
/// picture lie from where the person's shape has them in that pose, against the head at rest (its identity, the pose undone).
/// head-turning PERSONA OUT [BEYOND]
/// </summary>
internal static class HeadTurningCommand
{
    private const int CellPx = 200;

    public static int Run(string[] args)
    {
        float beyond = args.Length > 2 ? float.Parse(args[2], CultureInfo.InvariantCulture) : 5;
        using HeadModel model = OpenedHead.Of(args[0]);
        using var analyzer = new FaceAnalyzer();
        float[] codes = OpenedHead.SilentCodes(model);
        HeadPoseRange known = model.Traits.Head!.Known ?? default;
        Console.WriteLine(Machine.Describe());
        Console.WriteLine($"{args[0]}: landmarks against the head at rest, the pose undone, in hundredths of the eyes' distance");
        var sheet = new ContactSheet(CellPx);
        Vector2[] rest = Away(default);
        foreach ((string axis, float least, float most, Func<float, HeadPose> turn) in new (string, float, float, Func<float, HeadPose>)[]
        {
            ("yaw", known.Least.YawDeg, known.Most.YawDeg, angle => new(angle, 0, 0)),
            ("pitch", known.Least.PitchDeg, known.Most.PitchDeg, angle => new(0, angle, 0)),
            ("roll", known.Least.RollDeg, known.Most.RollDeg, angle => new(0, 0, angle)),
        })
        {
            float[] angles = [least - beyond, least, least / 2, most / 2, most, most + beyond];
            string[] texts = [.. angles.Select(angle => angle.ToString("0.0", CultureInfo.InvariantCulture))];
            sheet.AddRow($"{axis} {string.Join(", ", texts)} degrees");
            foreach (float angle in angles)
            {
                Frame picture = Rendered(turn(angle));
                sheet.Add(picture.Rgb, picture.Width, picture.Height);
                float[] distances = [.. Away(turn(angle)).Zip(rest, Vector2.Distance)];
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  {axis,-5} {angle,6:0.0}: mean {100 * distances.Average():0.0}, worst point {100 * distances.Max():0.0}"));
            }
        }

        Directory.CreateDirectory(args[1]);
        File.WriteAllBytes(Path.Combine(args[1], "turning.png"), sheet.ToPng());
        return 0;

        Frame Rendered(HeadPose turn) => model.Render(model.Stance.At(new(turn, default, 0)), codes);

        // Where each landmark of the rendered head lies against where its shape puts it, in eyes' distances.
        Vector2[] Away(HeadPose turn)
        {
            RigidPose pose = model.Stance.At(new(turn, default, 0));
            Landmarks seen = analyzer.AnalyzeAll([Rendered(turn)], FaceSelection.Largest).Faces[0]!.Landmarks;
            PinholeCamera camera = model.View.Camera(model.Head.SizePx);
            Vector2[] own = [.. model.Person.Shape.Points.Select(point => At(camera, pose.Place(point)))];
            float span = Vector2.Distance(own[33], own[263]);
            return [.. own.Select((point, i) => (seen[i] - point) / span)];
        }
    }

    private static Vector2 At(PinholeCamera camera, Vector3 point) =>
        new(camera.CentreX + camera.FocalPx * point.X / -point.Z, camera.CentreY - camera.FocalPx * point.Y / -point.Z);
}
