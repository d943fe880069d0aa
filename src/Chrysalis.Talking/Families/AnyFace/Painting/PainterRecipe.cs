namespace Chrysalis.Talking.Families.AnyFace.Painting;

/// <summary>How the painter is taught.</summary>
internal sealed record PainterRecipe
{
    /// <summary>Pictures a step.</summary>
    public int Batch { get; init; } = 16;

    /// <summary>Highest learning rate; it warms up and falls along a cosine.</summary>
    public double LearningRate { get; init; } = 1.5e-3;

    /// <summary>Weight of the discriminator's judgement.</summary>
    public double AdversarialTerm { get; init; } = 0.03;

    /// <summary>When it begins, as a share of the stage.</summary>
    public double AdversarialFrom { get; init; } = 0.2;

    /// <summary>The discriminator's learning rate over the painter's.</summary>
    public double DiscriminatorRate { get; init; } = 0.5;

    /// <summary>How much of the running average stays at each step.</summary>
    public double AverageDecay { get; init; } = 0.998;

    /// <summary>Share of samples whose colours, light, sharpness and proportions are changed.</summary>
    public double ChangedShare { get; init; } = 0.9;

    /// <summary>Share of samples whose style comes from a second picture too.</summary>
    public double SecondStyleShare { get; init; } = 0.4;

    /// <summary>Share of samples in which the picture's mouth is known by its opening only, as a photo's is.</summary>
    public double PhotoShare { get; init; } = 0.5;

    /// <summary>Share of samples whose mouth has the shape that coefficients give this face, not the one measured.</summary>
    public double ModelledShare { get; init; } = 0.35;

    /// <summary>Weight of the mouth's inside in the loss, where the rest weighs 1 on average.</summary>
    public double InsideWeight { get; init; } = 3;

    /// <summary>How a painter that can paint anybody learns one person: gently, with that person's own colours.</summary>
    public static PainterRecipe OnePerson { get; } =
        new() { LearningRate = 5e-4, ChangedShare = 0.35, AdversarialFrom = 0, PhotoShare = 0.2, AverageDecay = 0.99 };
}
