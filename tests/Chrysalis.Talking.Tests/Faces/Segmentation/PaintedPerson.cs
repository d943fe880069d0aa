using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Segmentation;
using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Tests.Faces.Segmentation;

/// <summary>A person of flat colours: an oval head over a box of a shirt, before a wall, with the mesh's outline.</summary>
internal static class PaintedPerson
{
    public const int ChinY = 64, EyesY = 36, HeadRadius = 24, CentreX = 60;

    public static readonly (int Red, int Green, int Blue) Wall = (60, 120, 200), Skin = (220, 170, 140), Shirt = (90, 30, 40);

    private static readonly int[] Jaw = [132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361];
    private static readonly int[] Forehead = [234, 127, 162, 21, 54, 103, 67, 109, 10, 338, 297, 332, 284, 251, 389, 356, 454];

    /// <summary>Head: an oval down to the chin. Torso: what is below it and within 40 columns of the middle.</summary>
    public static LabelPicture Labels(int width, int height, int shift = 0)
    {
        var labels = new byte[width * height];
        for (int i = 0; i < labels.Length; i++)
        {
            (int x, int y) = (i % width - CentreX - shift, i / width);
            float across = x / (float)HeadRadius, down = (y - EyesY) / (float)(ChinY - EyesY);
            if (across * across + down * down <= 1)
                labels[i] = LabelPicture.Head;
            else if (y > ChinY - 14 && Math.Abs(x) < 40)
                labels[i] = LabelPicture.Torso;
        }

        return new(width, height, labels);
    }

    /// <summary>The picture of labels.</summary>
    public static Frame Picture(LabelPicture labels)
    {
        var picture = new Frame(labels.Width, labels.Height);
        for (int i = 0; i < labels.Labels.Length; i++)
        {
            (int red, int green, int blue) = labels.Labels[i] switch
            {
                LabelPicture.Background => Wall,
                LabelPicture.Torso => Shirt,
                _ => Skin,
            };
            (picture.Rgb[i * 3], picture.Rgb[i * 3 + 1], picture.Rgb[i * 3 + 2]) = ((byte)red, (byte)green, (byte)blue);
        }

        return picture;
    }

    /// <summary>The face of the head.</summary>
    public static TrackedFace Face()
    {
        var xyz = new float[Talking.Faces.Landmarks.Count * 3];
        for (int i = 0; i < Talking.Faces.Landmarks.Count; i++)
            Set(i, new(CentreX, EyesY + 8));
        Set(33, new(CentreX - 15, EyesY));
        Set(133, new(CentreX - 5, EyesY));
        Set(362, new(CentreX + 5, EyesY));
        Set(263, new(CentreX + 15, EyesY));
        for (int i = 0; i < Jaw.Length; i++)
        {
            float angle = MathF.PI * (1 - i / (float)(Jaw.Length - 1));
            Set(Jaw[i], new(CentreX + HeadRadius * MathF.Cos(angle), EyesY + (ChinY - EyesY) * MathF.Sin(angle)));
            Set(Forehead[i], new(CentreX + HeadRadius * MathF.Cos(angle), EyesY - 20 * MathF.Sin(angle)));
        }

        return new(new(CentreX - 24, 10, 48, 60), new(xyz), default, new(20, 0, CentreX, EyesY), 1);

        void Set(int point, Vector2 place) => (xyz[point * 3], xyz[point * 3 + 1]) = (place.X, place.Y);
    }
}
