namespace Chrysalis.Talking.Families.SyncTalk.Plain;

/// <summary>What moves a head at a frame.</summary>
/// <param name="Speech">What it hears, 32 numbers.</param>
/// <param name="Expression">The blendshapes of its upper face, 0 to 1.</param>
/// <param name="Code">The frame's code; empty where frames have none.</param>
internal sealed record HeadInput(float[] Speech, float[] Expression, float[] Code);
