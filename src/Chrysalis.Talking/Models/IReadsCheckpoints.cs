namespace Chrysalis.Talking.Models;

/// <summary>A family that speaks from weights alone, such as a published checkpoint, over a given face.</summary>
public interface IReadsCheckpoints : IKnowsNetworks
{
    /// <summary>Loads weights.</summary>
    /// <param name="path">PyTorch (either format) or safetensors.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    /// <exception cref="TalkingException">The file does not fit, or the device is not there.</exception>
    ITalkingModel LoadCheckpoint(string path, string device);
}
