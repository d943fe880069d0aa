namespace Chrysalis.Talking.Phones;

/// <summary>A phone and when it is said.</summary>
/// <param name="Name">ARPAbet, lower case; <c>pau</c> is silence.</param>
/// <param name="Start">Seconds.</param>
/// <param name="End">Seconds.</param>
internal readonly record struct SpokenPhone(string Name, double Start, double End);
