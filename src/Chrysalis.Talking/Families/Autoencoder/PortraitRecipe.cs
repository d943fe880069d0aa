namespace Chrysalis.Talking.Families.Autoencoder;

/// <summary>How the portrait is taught.</summary>
internal sealed record PortraitRecipe
{
    /// <summary>Pictures a step.</summary>
    public int Batch { get; init; } = 4;

    /// <summary>Highest learning rate; it warms up and falls along a cosine.</summary>
    public double LearningRate { get; init; } = 1.5e-3;

    /// <summary>The canvases' learning rate, as a factor on the other.</summary>
    public double CanvasRate { get; init; } = 3;

    /// <summary>Deviation of the noise on the latent.</summary>
    public double LatentNoise { get; init; } = 0.03;

    /// <summary>About how many pictures the canvases' start is measured on, spread over the footage; at most twice as many.</summary>
    public int StatisticsPictures { get; init; } = 200;

    /// <summary>How much of the running average stays at each step.</summary>
    public double AverageDecay { get; init; } = 0.99;
}
