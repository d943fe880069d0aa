using Chrysalis.Talking.Families.AnyFace.Networks;

namespace Chrysalis.Talking.Tests.Families.AnyFace.Curves;

/// <summary>Networks that hear the same mouth in everything, its lips not touching.</summary>
/// <param name="mouth">The coefficients.</param>
internal sealed class ConstantNetworks(float[] mouth) : IMouthNetworks
{
    /// <summary>Scores of the visemes: it is always aa.</summary>
    private static readonly float[] Said = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, 0, 0, 0, 0];

    public float[] Hear(float[] windows, int length) =>
        [.. mouth.Append(-20).Concat(Said).SelectMany(value => Enumerable.Repeat(value, length))];

    public float[] Style(float[] picture) => throw new NotSupportedException();

    public ReadOnlySpan<float> Paint(float[] seen, float[] style) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
