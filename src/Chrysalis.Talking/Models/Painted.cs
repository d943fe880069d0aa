namespace Chrysalis.Talking.Models;

/// <summary>
/// What a session made of a frame of the scene: <see cref="MouthPainted"/>, <see cref="WholePainted"/> or <see cref="PassedThrough"/>.
/// </summary>
public abstract record Painted
{
    private protected Painted()
    {
    }
}
