using static TorchSharp.torch;

namespace Chrysalis.Talking.Training;

/// <summary>
/// One part of a training that stands by itself. Every random choice of a step is drawn from the seed and the step's number,
/// so that step and tensors are the whole state.
/// </summary>
internal interface ITrainingStage : IDisposable
{
    /// <summary>Name, also of the checkpoint's file.</summary>
    string Name { get; }

    /// <summary>Optimiser steps planned.</summary>
    int Steps { get; }

    /// <summary>Share of the whole training's time.</summary>
    double TimeShare { get; }

    /// <summary>Does one optimiser step.</summary>
    /// <param name="step">The step's number, from 0.</param>
    /// <param name="fraction">How much of the stage is done, from 0 to 1: schedules follow it.</param>
    /// <returns>The training loss.</returns>
    double Step(int step, double fraction);

    /// <summary>Validation figures by name; may write a preview picture into <paramref name="folder"/>.</summary>
    IReadOnlyDictionary<string, double> Validate(string folder, int step);

    /// <summary>Everything a resumed run needs besides the step's number.</summary>
    IReadOnlyDictionary<string, Tensor> State();

    /// <summary>Takes back what <see cref="State"/> gave.</summary>
    void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source);
}
