namespace Chrysalis.Talking.Training;

/// <summary>One part of a training as planned.</summary>
/// <param name="Name">Name, also of the checkpoint's file and of its random numbers.</param>
/// <param name="Steps">Optimiser steps planned.</param>
/// <param name="TimeShare">Share of the whole training's time, from 0 to 1.</param>
/// <param name="Begin">Makes the stage, as it is before its first step; called when the stages before met their goals.</param>
public sealed record TrainingStage(string Name, int Steps, double TimeShare, Func<StageContext, ITrainingStage> Begin);
