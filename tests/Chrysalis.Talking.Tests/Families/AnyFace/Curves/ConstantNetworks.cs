using Chrysalis.Talking.Families.AnyFace.Running;

namespace Chrysalis.Talking.Tests.Families.AnyFace.Curves;

/// <summary>Networks that hear the same mouth in everything, its lips not touching.</summary>
/// <param name="mouth">The coefficients.</param>
internal sealed class ConstantNetworks(float[] mouth) : IMouthNetworks
{
    public float[] Hear(float[] windows, int length) => [.. mouth.Append(-20).SelectMany(value => Enumerable.Repeat(value, length))];

    public float[] Style(float[] picture) => throw new NotSupportedException();

    public ReadOnlySpan<float> Paint(float[] seen, float[] style) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
