namespace Chrysalis.Talking.VolumeRendering.Training;

/// <summary>How a head in space is taught, but for the number of steps.</summary>
internal sealed record HeadRecipe
{
    /// <summary>Patches a step, each of another frame.</summary>
    public int Patches { get; init; } = 4;

    /// <summary>Edge of a patch in rays.</summary>
    public int PatchRays { get; init; } = 40;

    /// <summary>Samples a ray.</summary>
    public int Samples { get; init; } = 10;

    /// <summary>Highest learning rate of the small networks.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Factor on it for planes.</summary>
    public double PlaneRate { get; init; } = 6;

    /// <summary>Share of the patches around the mouth.</summary>
    public double MouthShare { get; init; } = 0.4;

    /// <summary>Share of the patches around an eye.</summary>
    public double EyeShare { get; init; } = 0.15;

    /// <summary>Weight of the rays' own colours beside the pixels'.</summary>
    public double RayTerm { get; init; } = 0.4;

    /// <summary>Weight of edges beside colours.</summary>
    public double EdgeTerm { get; init; } = 1.0;

    /// <summary>Weight of what spreads a ray's weights over its length.</summary>
    public double SpreadTerm { get; init; } = 0.1;

    /// <summary>Steps between two looks at which cells are seen.</summary>
    public int ShellEvery { get; init; } = 100;

    /// <summary>The first step at which cells that are not seen are left out.</summary>
    public int ShellFrom { get; init; } = 400;

    /// <summary>How much of the average stays at each step, once there were many.</summary>
    public double AverageDecay { get; init; } = 0.998;

    /// <summary>Deviation of the noise on the codes of the mouth, so that codes from speech serve as well.</summary>
    public double CodeNoise { get; init; } = 0.1;

    /// <summary>The step from which on clips have looks of their own.</summary>
    public int LooksFrom { get; init; } = 1400;

    /// <summary>Factor on the learning rate for the clips' looks.</summary>
    public double LookRate { get; init; } = 3;

    /// <summary>Weight of what keeps the clips' looks near each other.</summary>
    public double LookTerm { get; init; } = 1e-3;

    /// <summary>Deviation of the noise on a clip's look.</summary>
    public double LookNoise { get; init; } = 0.05;

    /// <summary>The discriminator joins after this fraction of the stage.</summary>
    public double AdversarialFrom { get; init; } = 0.2;

    /// <summary>Weight of the discriminator's opinion.</summary>
    public double AdversarialTerm { get; init; } = 0.01;

    /// <summary>Weight of what the discriminator's layers see differently.</summary>
    public double SeenTerm { get; init; } = 0.02;

    /// <summary>The discriminator's learning rate, as a factor on the other.</summary>
    public double DiscriminatorRate { get; init; } = 0.3;

    /// <summary>The steps from which on the poses are corrected by what the head looks like by then, a clip a step.</summary>
    public IReadOnlyList<int> AlignAt { get; init; } = [500, 1000, 2500, 6000];
}
