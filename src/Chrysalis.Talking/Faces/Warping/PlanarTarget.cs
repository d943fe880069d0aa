using System.Runtime.Intrinsics;

namespace Chrysalis.Talking.Faces.Warping;

/// <summary>Writes colours as three planes of floats, <c>value * Scale + Offset</c>: a network's input.</summary>
internal readonly struct PlanarTarget(float[] planes, int size, float scale, float offset) : PictureSampler.ITarget
{
    public void Set(int x, int y, Vector128<float> colour)
    {
        int at = y * size + x;
        int plane = size * size;
        planes[at] = colour[0] * scale + offset;
        planes[at + plane] = colour[1] * scale + offset;
        planes[at + 2 * plane] = colour[2] * scale + offset;
    }
}
