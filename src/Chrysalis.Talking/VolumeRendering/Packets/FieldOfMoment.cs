namespace Chrysalis.Talking.VolumeRendering.Packets;

/// <summary>A head's field at a moment.</summary>
/// <param name="codes">What moves it.</param>
internal delegate IPacketField FieldOfMoment(ReadOnlySpan<float> codes);
