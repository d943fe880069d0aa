namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>How the mouth's autoencoder is taught.</summary>
internal sealed record MouthRecipe
{
    /// <summary>Pairs of neighbouring frames a step.</summary>
    public int Pairs { get; init; } = 8;

    /// <summary>Highest learning rate; it warms up and falls along a cosine.</summary>
    public double LearningRate { get; init; } = 8e-4;

    /// <summary>Weight of the latent's divergence from the standard normal.</summary>
    public double LatentTerm { get; init; } = 3e-4;

    /// <summary>Weight of the mouth's shape, read off the latent.</summary>
    public double ShapeTerm { get; init; } = 0.02;

    /// <summary>Weight of the discriminator's opinion.</summary>
    public double AdversarialTerm { get; init; } = 0.02;

    /// <summary>The discriminator joins after this fraction of the stage.</summary>
    public double AdversarialFrom { get; init; } = 0.15;

    /// <summary>The discriminator's learning rate, as a factor on the other.</summary>
    public double DiscriminatorRate { get; init; } = 0.5;

    /// <summary>Share of the pairs whose reference is another moment of the clip.</summary>
    public double OtherReferenceShare { get; init; } = 0.35;

    /// <summary>How far away that moment is at most, in frames.</summary>
    public int OtherReferenceFrames { get; init; } = 12;

    /// <summary>How much of the running average stays at each step.</summary>
    public double AverageDecay { get; init; } = 0.998;
}
