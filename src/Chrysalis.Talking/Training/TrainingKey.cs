using System.Globalization;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Training;

/// <summary>What an unfinished training must be of for this one to go on with it.</summary>
/// <param name="Trained">What is trained, with which seed, on which footage.</param>
/// <param name="Compute">The number type it computes in.</param>
internal sealed record TrainingKey(string Trained, string Compute)
{
    /// <summary>The key of a plan's training.</summary>
    public static TrainingKey Of(ITrainingPlan plan, int seed, ScalarType type) => new(
        string.Create(CultureInfo.InvariantCulture, $"{plan.Key} seed {seed} footage {plan.Footage.Sha256}"),
        TrainingPrecision.NameOf(type));

    /// <summary>Refuses a checkpoint of another training.</summary>
    /// <exception cref="TrainingException">It is one.</exception>
    public void Require(IReadOnlyDictionary<string, string> metadata, string path)
    {
        if (metadata.GetValueOrDefault("key") != Trained)
            throw new TrainingException($"'{path}' is an unfinished training with other footage, preset, seed or program version; "
                + "remove its folder or choose another persona.")
            {
                Settings = [nameof(TrainingRequest.PersonaFolder)],
            };
        if (metadata.GetValueOrDefault("compute") is var compute && compute != Compute)
            throw new TrainingException($"'{path}' is an unfinished training that computes in {compute ?? "no known number type"}, "
                + $"and this one computes in {Compute}: go on in {compute}, or remove its folder.");
    }
}
