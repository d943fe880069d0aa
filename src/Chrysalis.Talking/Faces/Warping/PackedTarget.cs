using System.Runtime.Intrinsics;

namespace Chrysalis.Talking.Faces.Warping;

/// <summary>Writes colours as packed 8-bit RGB, rounded.</summary>
internal readonly struct PackedTarget(byte[] rgb, int width) : PictureSampler.ITarget
{
    public void Set(int x, int y, Vector128<float> colour)
    {
        int at = (y * width + x) * 3;
        Vector128<int> rounded = Vector128.ConvertToInt32(colour + Vector128.Create(0.5f));
        rgb[at] = (byte)rounded[0];
        rgb[at + 1] = (byte)rounded[1];
        rgb[at + 2] = (byte)rounded[2];
    }
}
