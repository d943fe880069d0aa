using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Training;

namespace Chrysalis.Talking.Models;

/// <summary>One generation of generative models: trains personas and loads them to speak.</summary>
public interface ITalkingFamily
{
    /// <summary>The name on the command line, for example <c>autoencoder</c>.</summary>
    string Name { get; }

    /// <summary>Preset names, the default first.</summary>
    IReadOnlyList<string> Presets { get; }

    /// <summary>Trains or resumes a persona; returns when the goal is reached or cancelled (the checkpoint is then saved).</summary>
    TrainingResult Train(TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation);

    /// <summary>Loads a persona to speak.</summary>
    ITalkingHead Load(Persona persona, string device);

    /// <summary>Loads weights alone, such as a published checkpoint, to speak over a given face.</summary>
    /// <exception cref="TalkingException">The family needs a persona, or the file does not fit.</exception>
    ITalkingHead LoadCheckpoint(string path, string device);
}
