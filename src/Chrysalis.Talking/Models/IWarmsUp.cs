namespace Chrysalis.Talking.Models;

/// <summary>A model that can do beforehand what its first frame would wait for.</summary>
internal interface IWarmsUp
{
    /// <summary>Opens its networks. Changes nothing about what it paints.</summary>
    void WarmUp();
}
