using System.Text.Json.Nodes;
using Chrysalis.Talking.Diffusion;
using Chrysalis.Talking.Personas;

namespace Chrysalis.Talking.Families.DiffusedHeads.Official;

/// <summary>What a persona of the published network says of itself.</summary>
/// <param name="Size">Rows and columns of its pictures.</param>
/// <param name="Steps">The steps walked for a frame, as <see cref="StepSubset.Parse"/> reads them.</param>
/// <param name="Ear">The file of the TorchScript program that hears; null for none.</param>
internal sealed record DiffusedSettings(int Size, string Steps, string? Ear)
{
    /// <summary>Rows and columns of the published network's pictures.</summary>
    public const int PublishedSize = 128;

    /// <summary>Steps that the network was trained with.</summary>
    public const int AllSteps = 1000;

    /// <summary>Steps that are walked in the published settings.</summary>
    public const string PublishedSteps = "100";

    private const int MostSize = 4320;
    private const string SizeName = "size", StepsName = "steps", EarName = "ear";

    /// <summary>The settings for <c>persona.json</c>.</summary>
    public JsonObject ToJson() => new() { [SizeName] = Size, [StepsName] = Steps, [EarName] = Ear };

    /// <summary>Reads those of a persona.</summary>
    /// <exception cref="PersonaException">They are not there, or cannot be.</exception>
    public static DiffusedSettings Read(Persona persona)
    {
        try
        {
            if (persona.Settings[SizeName]?.GetValue<int>() is { } size and >= 1 and <= MostSize
                && persona.Settings[StepsName]?.GetValue<string>() is { } steps)
            {
                StepSubset.Parse(steps, AllSteps);
                string? ear = persona.Settings[EarName]?.GetValue<string>();
                if (ear is null || persona.Files.ContainsKey(ear))
                    return new(size, steps, ear);
            }
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or TalkingException)
        {
            // Of another type than they are, or no steps: said below.
        }

        throw new PersonaException($"The settings of persona '{persona.Folder}' are not those of Diffused Heads at its published size: "
            + "copy the persona again.");
    }
}
