namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>Steps, batches, weights and rates of a training.</summary>
internal sealed record Wav2LipRecipe
{
    /// <summary>Steps of the expert.</summary>
    public required int ExpertSteps { get; init; }

    /// <summary>Steps in which the generator's ear learns the shape of mouths, without painting; 0 leaves it out.</summary>
    public required int SpeechSteps { get; init; }

    /// <summary>Steps of the generator.</summary>
    public required int GeneratorSteps { get; init; }

    /// <summary>Clips the expert sees in a step.</summary>
    public required int ExpertClips { get; init; }

    /// <summary>Windows from each of these clips.</summary>
    public required int ExpertWindows { get; init; }

    /// <summary>Whether every window is paired with every other, and not just with one.</summary>
    public required bool ExpertAllPairs { get; init; }

    /// <summary>Learning rate of the expert.</summary>
    public required double ExpertRate { get; init; }

    /// <summary>Windows of five frames the generator paints in a step.</summary>
    public required int GeneratorWindows { get; init; }

    /// <summary>Learning rate of the generator.</summary>
    public required double GeneratorRate { get; init; }

    /// <summary>Decay of the first moment in the generator's optimiser.</summary>
    public required double GeneratorBeta1 { get; init; }

    /// <summary>Weight of the picture's difference.</summary>
    public required double PictureWeight { get; init; }

    /// <summary>Weight of the expert's opinion.</summary>
    public required double SyncWeight { get; init; }

    /// <summary>
    /// The expert is asked from this fraction of the steps on; null waits until it is convinced (loss below 0.75), as published.
    /// </summary>
    public required double? SyncFrom { get; init; }

    /// <summary>Weight of the discriminator's opinion.</summary>
    public required double AdversarialWeight { get; init; }

    /// <summary>The discriminator joins at this fraction of the steps.</summary>
    public required double AdversarialFrom { get; init; }

    /// <summary>Whether rates rise and fall over the steps; published rates are constant.</summary>
    public required bool ScheduledRates { get; init; }

    /// <summary>
    /// Whether differences count most at the mouth, at two scales and at edges, with the change over time; published is the plain mean.
    /// </summary>
    public required bool WeighsMouth { get; init; }

    /// <summary>Share of the windows whose speech is changed to sound like another voice, microphone or room.</summary>
    public required double AugmentedShare { get; init; }

    /// <summary>
    /// Share of the windows whose reference is a moment with a rather closed mouth, as a photo mostly shows; the others' is any moment.
    /// </summary>
    public required double ClosedReferenceShare { get; init; }

    /// <summary>
    /// Share of the windows whose mouths are painted into the reference's own frames, as when speaking. Otherwise frame and
    /// reference never match exactly in training, and where they do, the generator takes the reference's mouth for the one to paint.
    /// </summary>
    public required double SameFrameShare { get; init; }

    /// <summary>How much brighter or darker windows are made, half as much each colour; 0.2 means from 0.8 to 1.2.</summary>
    public required float LightChange { get; init; }

    /// <summary>How much of the running averages stays at each step.</summary>
    public double AverageDecay { get; init; } = 0.998;

    /// <summary>Decoupled weight decay of the expert and of the ear, where rates are scheduled.</summary>
    public double WeightDecay { get; init; } = 0.02;

    /// <summary>Weight of finding the partner among all windows, beside the pairs, in the expert's loss.</summary>
    public double ExpertMatchingTerm { get; init; } = 0.3;

    /// <summary>Cosines are divided by it in finding the partner.</summary>
    public double ExpertTemperature { get; init; } = 0.1;

    /// <summary>The expert's faces are moved by up to so many pixels.</summary>
    public int ExpertLargestShift { get; init; } = 4;

    /// <summary>Share of the expert's windows whose speech is changed.</summary>
    public double ExpertAugmentedShare { get; init; } = 0.5;

    /// <summary>The expert's rate where it begins with trained weights, as a factor.</summary>
    public double ExpertTuningRate { get; init; } = 0.2;

    /// <summary>Frames the ear hears in a step.</summary>
    public int EarFrames { get; init; } = 384;

    /// <summary>Learning rate of the ear.</summary>
    public double EarRate { get; init; } = 1e-3;

    /// <summary>Weight of the mouth's shape, read off what is heard, in the generator's loss.</summary>
    public double ShapeTerm { get; init; } = 0.02;

    /// <summary>Where the expert waits to be convinced: it is at this loss.</summary>
    public double ConvincedBelow { get; init; } = 0.75;

    /// <summary>The discriminator's learning rate, as a factor on the generator's.</summary>
    public double DiscriminatorRate { get; init; } = 0.5;

    /// <summary>The generator's rate where it begins with trained weights, as a factor.</summary>
    public double GeneratorTuningRate { get; init; } = 0.5;

    /// <summary>A rather closed mouth is the most closed of so many moments.</summary>
    public int ClosedMoments { get; init; } = 6;

    /// <summary>Batches the averaged generator's statistics are measured on in the end.</summary>
    public int SettlingBatches { get; init; } = 150;
}
