namespace Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;

/// <summary>How painting is taught, but for the number of steps.</summary>
internal sealed record PainterRecipe
{
    /// <summary>Pictures a step.</summary>
    public int Batch { get; init; } = 8;

    /// <summary>Highest learning rate; it warms up and falls along a cosine.</summary>
    public double LearningRate { get; init; } = 1.5e-3;

    /// <summary>How much of the running average stays at each step.</summary>
    public double AverageDecay { get; init; } = 0.998;

    /// <summary>Weight of the mouth's box (the lip loss of Diffused Heads).</summary>
    public double LipTerm { get; init; } = 1;

    /// <summary>Weight of the mouth's inside and the eyes in the loss, where the rest weighs 1 on average.</summary>
    public double InsideWeight { get; init; } = 3;

    /// <summary>Weight of the discriminator's judgement.</summary>
    public double AdversarialTerm { get; init; } = 0.03;

    /// <summary>Weight of what the discriminator's layers see differently.</summary>
    public double SeenTerm { get; init; } = 0.05;

    /// <summary>When they begin, as a share of the stage.</summary>
    public double AdversarialFrom { get; init; } = 0.15;

    /// <summary>The discriminator's learning rate over the painter's.</summary>
    public double DiscriminatorRate { get; init; } = 0.5;

    /// <summary>
    /// Share of samples whose face has the shape that the numbers give it, not the one measured: what speaking does.
    /// </summary>
    public double ModelledShare { get; init; } = 0.65;

    /// <summary>Share of samples whose identity picture is of another clip.</summary>
    public double OtherClipShare { get; init; } = 0.1;
}
