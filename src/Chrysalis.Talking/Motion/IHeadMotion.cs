namespace Chrysalis.Talking.Motion;

/// <summary>How a head moves through one speech.</summary>
public interface IHeadMotion
{
    /// <summary>The head at a time; the same at every call, in any order of times. For one thread at a time.</summary>
    /// <param name="seconds">Time from the beginning of the speech, at least 0.</param>
    HeadMotion At(double seconds);
}
