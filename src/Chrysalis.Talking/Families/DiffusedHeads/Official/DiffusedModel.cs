using Chrysalis.Talking.Diffusion;
using Chrysalis.Talking.Families.DiffusedHeads.Networks;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speech;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Official;

/// <summary>
/// The published network as it speaks: every frame drawn from noise, given the person, the frames before it and the speech.
/// </summary>
internal sealed class DiffusedModel : ITalkingModel
{
    private readonly UNet network;
    private readonly Persona persona;
    private readonly DiffusedSettings settings;
    private readonly Frame identity;
    private readonly Device device;

    /// <param name="network">The network; it is disposed with the model.</param>
    /// <param name="persona">The persona, whose folder holds what hears.</param>
    /// <param name="settings">What it says of itself.</param>
    /// <param name="identity">The person.</param>
    /// <param name="device">Where the network is.</param>
    public DiffusedModel(UNet network, Persona persona, DiffusedSettings settings, Frame identity, Device device)
    {
        (this.network, this.persona, this.settings, this.identity, this.device) = (network, persona, settings, identity, device);
        Traits = new()
        {
            FrameRate = new(25),
            Size = new(settings.Size, settings.Size),
            KeepsState = true,
            HearsFeatures = $"the embeddings of the published audio encoder, frames x {network.Shape.Channels}",
            HearsByProgram = settings.Ear,
            DenoisingSteps = DiffusedSettings.AllSteps,
        };
    }

    /// <inheritdoc/>
    public ModelTraits Traits { get; }

    /// <inheritdoc/>
    public ISpeakingSession Begin(SpeakingScene scene, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(scene);
        SpeechEmbeddings? given = scene.Features is { } file
            ? file.Read(path => SpeechEmbeddings.Read(path, network.Shape.Channels), embeddings => embeddings.Frames)
            : null;
        if (given is null && !scene.TrustsProgram)
            throw new TalkingException(ProgramTrust.Refusal(persona.Name, settings.Ear ?? "a TorchScript program"))
            {
                Settings = ProgramTrust.Settings,
            };
        var sampler = new DiffusionSampler(
            NoiseSchedule.Cosine(DiffusedSettings.AllSteps),
            StepSubset.Parse(scene.DenoisingSteps ?? settings.Steps, DiffusedSettings.AllSteps));
        return new DiffusedSession(
            new(network, sampler, identity, device), (speech, cancellation) => given ?? Hear(speech, cancellation), seed, scene.Painting);
    }

    /// <inheritdoc/>
    public void Dispose() => network.Dispose();

    /// <summary>Runs the program that hears; it is loaded for each speech, and for none that features are given of.</summary>
    private SpeechEmbeddings Hear(ISpeechSource speech, CancellationToken cancellation)
    {
        if (settings.Ear is not { } file)
            throw new PersonaException($"Persona '{persona.Folder}' has nothing to hear with: give features, or import it again with the "
                + "published audio encoder.");
        using var ear = TorchScriptEar.LoadTrusted(Path.Combine(persona.Folder, file), network.Shape.Channels);
        return ear.Hear(speech.ReadToEnd(cancellation), cancellation);
    }
}
