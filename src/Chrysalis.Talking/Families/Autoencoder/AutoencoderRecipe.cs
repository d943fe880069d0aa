using Chrysalis.Talking.Hearing;

namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>How an autoencoder is taught, but for the number of steps, which its preset says.</summary>
internal sealed record AutoencoderRecipe
{
    /// <summary>Of the mouth.</summary>
    public MouthRecipe Mouth { get; init; } = new();

    /// <summary>Of the speech encoder.</summary>
    public SpeechRecipe Speech { get; init; } = new();

    /// <summary>Of the portrait.</summary>
    public PortraitRecipe Portrait { get; init; } = new();
}
