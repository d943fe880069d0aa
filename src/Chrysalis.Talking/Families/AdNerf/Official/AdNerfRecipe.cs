using Chrysalis.Talking.Families.AdNerf.Rendering;

namespace Chrysalis.Talking.Families.AdNerf.Official;

/// <summary>How AD-NeRF is taught (Guo 2021, with the numbers of its public code).</summary>
internal sealed record AdNerfRecipe
{
    /// <summary>Steps of the head (<c>N_iters</c>).</summary>
    public int HeadSteps { get; init; } = 400_000;

    /// <summary>Steps of the torso.</summary>
    public int TorsoSteps { get; init; } = 400_000;

    /// <summary>Samples a ray.</summary>
    public CoarseFineSampling Sampling { get; init; } = CoarseFineSampling.Published;

    /// <summary>Rays of a step of the head, all of one frame.</summary>
    public int HeadRays { get; init; } = 2048;

    /// <summary>Rays of a step of the torso.</summary>
    public int TorsoRays { get; init; } = 1024;

    /// <summary>Rays at once: a step's slopes are gathered over as many parts as that makes, which changes nothing but memory.</summary>
    public int RaysAtOnce { get; init; } = 256;

    /// <summary>Share of the head's rays that lie in the face's box.</summary>
    public double FaceShare { get; init; } = 0.95;

    /// <summary>The first learning rate.</summary>
    public double LearningRate { get; init; } = 5e-4;

    /// <summary>Steps in which the head's falls to a tenth.</summary>
    public double HeadDecaySteps { get; init; } = 250_000;

    /// <summary>Steps in which the torso's falls to a tenth.</summary>
    public double TorsoDecaySteps { get; init; } = 750_000;

    /// <summary>Factor on the rate of what smooths the codes.</summary>
    public double AttentionRate { get; init; } = 5;

    /// <summary>The share of the head's steps after which codes are smoothed (<c>nosmo_iters</c>: 200,000 of 400,000).</summary>
    public double SmoothFrom { get; init; } = 0.5;

    /// <summary>Rows of the preview, which validation is measured on: whole pictures take minutes.</summary>
    public int PreviewRows { get; init; } = 32;

    /// <summary>Whether depths are drawn anew at each step (<c>perturb</c>).</summary>
    public bool Jitters { get; init; } = true;

    /// <summary>The head's learning rate; schedules are as long as the training.</summary>
    /// <param name="fraction">How much of the stage is done.</param>
    public double HeadRateAt(double fraction) => LearningRate * Math.Pow(0.1, fraction * HeadSteps / HeadDecaySteps);

    /// <summary>The torso's learning rate.</summary>
    /// <param name="fraction">How much of the stage is done.</param>
    public double TorsoRateAt(double fraction) => LearningRate * Math.Pow(0.1, fraction * TorsoSteps / TorsoDecaySteps);
}
