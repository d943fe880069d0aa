using Chrysalis.Talking.Models;

namespace Chrysalis.Talking.Speaking;

/// <summary>A frame of the scene and what the model made of it.</summary>
internal readonly record struct PaintedFrame(BaseFrame Base, Painted Painted);
