namespace Chrysalis.Talking.Families.AdNerf.Official;

/// <summary>What a head at the published size hears.</summary>
internal enum AdNerfHearing
{
    /// <summary>DeepSpeech's windows, which are given as a file.</summary>
    DeepSpeech,

    /// <summary>Windows of the mel spectrogram, which are made of the sound.</summary>
    Mel,
}
