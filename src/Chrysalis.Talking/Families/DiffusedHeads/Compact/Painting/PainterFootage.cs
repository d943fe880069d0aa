using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Camera;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.VolumeRendering.Training;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;

/// <summary>A footage as pictures with faces and their numbers. Read-only: may be shared between threads.</summary>
internal sealed class PainterFootage
{
    private const int FitEvery = 2;

    private readonly HeadFootage footage;
    private readonly Dictionary<PreparedClip, float[]> numbers;

    private PainterFootage(HeadFootage footage, Dictionary<PreparedClip, float[]> numbers, FaceShapes shapes) =>
        (this.footage, this.numbers, Shapes) = (footage, numbers, shapes);

    /// <summary>What the numbers move.</summary>
    public FaceShapes Shapes { get; }

    /// <summary>Edge of the pictures in pixels.</summary>
    public int SizePx => footage.SizePx;

    /// <summary>Looks at a footage's faces.</summary>
    public static PainterFootage Look(HeadFootage footage, HeadCodes codes)
    {
        var numbers = codes.Codes.ToDictionary(clip => clip.Key, clip => clip.Value.contiguous().data<float>().ToArray());
        var faces = new List<Vector3[]>();
        var own = new List<float[]>();
        var all = new Vector3[Landmarks.Count];
        int clips = 0;
        foreach (var segments in footage.Footage.Training.GroupBy(segment => segment.Clip))
        {
            HeadClip clip = footage.Clips[segments.Key];
            int[] frames = [.. segments.SelectMany(s => Enumerable.Range(s.Start, s.Length)).Where((_, i) => i % FitEvery == 0)];
            Vector3[][] seen = [.. frames.Select(frame => ToFace(clip.Face(frame)))];
            Vector3[] middle = Middle(seen);
            clips++;
            for (int i = 0; i < all.Length; i++)
                all[i] += (middle[i] - all[i]) / clips;
            for (int i = 0; i < seen.Length; i++)
            {
                for (int p = 0; p < middle.Length; p++)
                    seen[i][p] -= middle[p];
                faces.Add(seen[i]);
                own.Add(Of(numbers[segments.Key], frames[i]));
            }
        }

        return new(footage, numbers, FaceShapes.Fit(faces, own, all));
    }

    /// <summary>The middle of some faces, coordinate by coordinate.</summary>
    public static Vector3[] Middle(IReadOnlyList<Vector3[]> faces)
    {
        var middle = new Vector3[faces[0].Length];
        var values = new float[faces.Count];
        for (int i = 0; i < middle.Length; i++)
            middle[i] = new(Median(p => p.X, i), Median(p => p.Y, i), Median(p => p.Z, i));
        return middle;

        float Median(Func<Vector3, float> coordinate, int point)
        {
            for (int f = 0; f < values.Length; f++)
                values[f] = coordinate(faces[f][point]);
            Array.Sort(values);
            return values[values.Length / 2];
        }
    }

    /// <summary>A frame of a clip.</summary>
    public SeenFace Read(PreparedClip clip, int frame)
    {
        HeadClip head = footage.Clips[clip];
        var picture = new Frame(SizePx, SizePx);
        head.View!.Read(frame, picture.Rgb.AsSpan());
        TrackedFace face = head.Face(frame);
        return SeenFace.Of(picture, InView(face.Landmarks), face.Pose, Of(numbers[clip], frame));
    }

    /// <summary>Draws a pair to learn from: the identity's picture, and the picture that is wanted.</summary>
    /// <param name="draw">Draws.</param>
    /// <param name="otherClipShare">Share of identities from another clip.</param>
    public (SeenFace Identity, SeenFace Wanted) Draw(System.Random draw, double otherClipShare)
    {
        IReadOnlyList<ClipSegment> training = footage.Footage.Training;
        ClipSegment wanted = training[draw.Next(training.Count)];
        ClipSegment identity = draw.NextDouble() < otherClipShare ? training[draw.Next(training.Count)] : wanted;
        return (
            Read(identity.Clip, identity.Start + draw.Next(identity.Length)), Read(wanted.Clip, wanted.Start + draw.Next(wanted.Length)));
    }

    /// <summary>Pairs that are not learnt from: another frame of the same clip as identity.</summary>
    public IEnumerable<(SeenFace Identity, SeenFace Wanted)> Held(int count) =>
        footage.Held(count).Select(frame =>
        {
            ClipSegment own = footage.Footage.Validation.First(
                s => s.Clip == frame.Clip && frame.Frame >= s.Start && frame.Frame < s.Start + s.Length);
            return (Read(frame.Clip, own.Start), Read(frame.Clip, frame.Frame));
        });

    private static float[] Of(float[] all, int frame) =>
        all.AsSpan(frame * HeadCodes.Measured, MotionLayout.Face).ToArray();

    private static Vector3[] ToFace(TrackedFace face) => HeadPlacement.Of(face.Landmarks, face.Pose).ToFace(face.Landmarks);

    private Landmarks InView(Landmarks landmarks)
    {
        float scale = SizePx / footage.View.Side;
        var xyz = new float[Landmarks.Count * 3];
        for (int i = 0; i < Landmarks.Count; i++)
        {
            xyz[3 * i] = (landmarks.Xyz[3 * i] - footage.View.Left) * scale;
            xyz[3 * i + 1] = (landmarks.Xyz[3 * i + 1] - footage.View.Top) * scale;
            xyz[3 * i + 2] = landmarks.Xyz[3 * i + 2] * scale;
        }

        return new(xyz);
    }
}
