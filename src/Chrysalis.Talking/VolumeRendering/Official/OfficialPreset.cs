namespace Chrysalis.Talking.VolumeRendering.Official;

/// <summary>The preset of the published networks, at their published sizes.</summary>
internal static class OfficialPreset
{
    /// <summary>Its name.</summary>
    public const string Name = "official";
}
