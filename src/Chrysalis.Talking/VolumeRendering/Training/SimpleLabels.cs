using System.Numerics;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.VolumeRendering.Heads;

namespace Chrysalis.Talking.VolumeRendering.Training;

internal static class SimpleLabels
{
    private static readonly int[] Jaw =
        [234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323, 454];

    /// <summary>2 head, 1 torso, 0 background.</summary>
    public static byte[] Of(byte[] rgb, int size, TrackedFace face, HeadView view)
    {
        float scale = size / view.Side;
        Vector2[] jaw = [.. Jaw.Select(i => (face.Landmarks[i] - new Vector2(view.Left, view.Top)) * scale)];
        var labels = new byte[size * size];
        float ear = Math.Max(jaw[0].Y, jaw[^1].Y);
        float reach = (jaw[^1].X - jaw[0].X) * 0.16f;
        for (int x = 0; x < size; x++)
        {
            float limit = x < jaw[0].X - reach || x > jaw[^1].X + reach ? 0.35f * ear : ear + 0.04f * size;
            for (int j = 0; j + 1 < jaw.Length; j++)
                if (x >= jaw[j].X && x < jaw[j + 1].X)
                    limit = float.Lerp(jaw[j].Y, jaw[j + 1].Y, (x - jaw[j].X) / (jaw[j + 1].X - jaw[j].X)) + 0.01f * size;
            for (int y = 0; y < size; y++)
            {
                int at = (y * size + x) * 3;
                bool back = rgb[at + 2] - rgb[at] > 40 && rgb[at + 2] > 110;
                labels[y * size + x] = y <= limit ? back ? (byte)0 : (byte)2 : back && y < 0.8f * size ? (byte)0 : (byte)1;
            }
        }

        return labels;
    }
}
