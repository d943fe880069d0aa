using Chrysalis.Talking.Personas;

namespace Chrysalis.Talking.Models;

/// <summary>
/// One generation of generative models. What not every family has are interfaces of their own: <see cref="ITrains"/>,
/// <see cref="IKnowsNetworks"/>, <see cref="IReadsCheckpoints"/>, <see cref="IExports"/>.
/// </summary>
public interface ITalkingFamily
{
    /// <summary>The name on the command line and in personas, for example <c>autoencoder</c>.</summary>
    string Name { get; }

    /// <summary>Preset names, the default first; at least one.</summary>
    IReadOnlyList<string> Presets { get; }

    /// <summary>Loads a persona to speak.</summary>
    /// <param name="persona">A persona of this family.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    /// <exception cref="TalkingException">The persona cannot be used, or the device is not there.</exception>
    ITalkingModel Load(Persona persona, string device);
}
