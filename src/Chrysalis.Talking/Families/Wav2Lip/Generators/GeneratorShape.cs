namespace Chrysalis.Talking.Families.Wav2Lip.Generators;

/// <summary>What a generator takes and gives.</summary>
/// <param name="Name">The preset's name.</param>
/// <param name="SizePx">Edge of the face's square.</param>
/// <param name="MelFrames">Mel frames heard with a picture.</param>
internal sealed record GeneratorShape(string Name, int SizePx, int MelFrames);
