using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Extensions.Tests.Talking;

/// <summary>A family that renders a whole picture from seed and state: a bar that follows the sound's level over a drawn colour.</summary>
internal sealed class ToyFamily : ITalkingFamily
{
    public string Name => "toy";

    public IReadOnlyList<string> Presets { get; } = ["plain"];

    public ITalkingModel Load(Persona persona, string device) => new ToyModel();
}
