using Chrysalis.Talking.VolumeRendering.Packets;

namespace Chrysalis.Talking.VolumeRendering.Speaking;

/// <summary>A head's field at a moment.</summary>
/// <param name="codes">What moves it.</param>
internal delegate IPacketField FieldOfMoment(ReadOnlySpan<float> codes);
