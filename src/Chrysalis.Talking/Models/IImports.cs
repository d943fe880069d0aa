using Chrysalis.Talking.Personas;

namespace Chrysalis.Talking.Models;

/// <summary>A family whose published checkpoints are of one person, and become a persona together with that person's data.</summary>
public interface IImports : IKnowsNetworks
{
    /// <summary>What is imported, for messages: <c>a head's .tar, and a torso's</c>.</summary>
    string Imported { get; }

    /// <summary>The preset of what is imported; a family that trains takes such data for it, too.</summary>
    string ImportPreset { get; }

    /// <summary>Whether a folder holds such data.</summary>
    bool IsData(string path);

    /// <summary>Writes a persona.</summary>
    /// <param name="request">What it is made of.</param>
    /// <exception cref="TalkingException">A file is of another network, or does not go with the rest; nothing is written then.</exception>
    Persona Import(ImportRequest request);
}
