namespace Chrysalis.Talking.Training;

/// <summary>What to train, on what, for how long.</summary>
public sealed record TrainingRequest
{
    /// <summary>Video files, or folders of them, of one person speaking.</summary>
    public required IReadOnlyList<string> Videos { get; init; }

    /// <summary>The persona folder to write; an unfinished training found there is resumed.</summary>
    public required string PersonaFolder { get; init; }

    /// <summary>A persona of the same family and preset whose weights to begin with (fine-tuning); null begins with none.</summary>
    public string? From { get; init; }

    /// <summary>The preset's name.</summary>
    public string Preset { get; init; } = "compact";

    /// <summary>Optimiser steps in all, shared among the stages; null takes the preset's number. Schedules are shortened to fit.</summary>
    public int? Steps { get; init; }

    /// <summary>
    /// Minutes of training in all, over all runs, shared among the stages; null sets no limit. Schedules are shortened to fit.
    /// </summary>
    public double? Minutes { get; init; }

    /// <summary>Seed of every random choice.</summary>
    public int Seed { get; init; } = 1;

    /// <summary><c>cpu</c> or <c>cuda</c>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>
    /// The number type of convolutions, <c>float32</c> or <c>bfloat16</c>; null takes an unfinished training's, or else the one that
    /// is faster here. An unfinished training of another type is refused.
    /// </summary>
    public string? Precision { get; init; }

    /// <summary>Where prepared data is kept between runs; null takes the user's cache folder.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Licence of the footage, written into the persona.</summary>
    public string Licence { get; init; } = "unspecified";

    /// <summary>A note on the consent of the person shown, written into the persona.</summary>
    public string Consent { get; init; } = "unspecified";

    /// <summary>Refuses trained weights to begin with.</summary>
    /// <exception cref="TrainingException">They are given.</exception>
    internal void RequireNoStart(string family)
    {
        if (From is { } from)
            throw new TrainingException($"The family '{family}' begins every training anew: do not begin with '{from}'.")
            {
                Settings = [nameof(From)],
            };
    }
}
