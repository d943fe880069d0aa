namespace Chrysalis.Talking.Media.Colours;

/// <summary>How levels of a video become light.</summary>
internal enum LightCurve
{
    /// <summary>Plain video of ITU-R BT.1886 (a power of 2.4), here with the wide primaries of BT.2020.</summary>
    Video,

    /// <summary>Hybrid log-gamma, ITU-R BT.2100 and ARIB STD-B67, shown at 1000 cd/m2.</summary>
    Hlg,

    /// <summary>Perceptual quantiser, ITU-R BT.2100 and SMPTE ST 2084.</summary>
    Pq,
}
