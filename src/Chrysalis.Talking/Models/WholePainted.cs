using Chrysalis.Talking.Media;

namespace Chrysalis.Talking.Models;

/// <summary>A finished frame: head, body and background.</summary>
/// <param name="Picture">The frame, of the output's size.</param>
public sealed record WholePainted(Frame Picture) : Painted;
