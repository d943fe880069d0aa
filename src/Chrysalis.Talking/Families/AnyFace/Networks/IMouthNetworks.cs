namespace Chrysalis.Talking.Families.AnyFace.Networks;

/// <summary>The three networks at work. One thread at a time.</summary>
internal interface IMouthNetworks : IDisposable
{
    /// <summary>What is heard in consecutive video frames.</summary>
    /// <param name="windows">(80 * 16) x <paramref name="length"/>.</param>
    /// <param name="length">Number of video frames.</param>
    /// <returns>outputs x length.</returns>
    float[] Hear(float[] windows, int length);

    /// <summary>The style of a picture.</summary>
    /// <param name="picture">5 x S x S.</param>
    float[] Style(float[] picture);

    /// <summary>Paints one mouth.</summary>
    /// <param name="seen">5 x S x S.</param>
    /// <param name="style">The style, then the state.</param>
    /// <returns>7 x S x S; valid until the next call.</returns>
    ReadOnlySpan<float> Paint(float[] seen, float[] style);
}
