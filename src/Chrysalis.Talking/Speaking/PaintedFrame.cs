using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Speaking;

/// <summary>A frame and the speaking face that belongs on it; null passes the frame through.</summary>
internal readonly record struct PaintedFrame(BaseFrame Base, Frame? Generated);
