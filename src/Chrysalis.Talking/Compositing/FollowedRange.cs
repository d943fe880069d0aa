namespace Chrysalis.Talking.Compositing;

/// <summary>A range that widens at once and narrows slowly.</summary>
internal sealed class FollowedRange
{
    /// <summary>How much of what a range no longer reaches is given up at each step.</summary>
    private const float Forgetting = 0.02f;

    private bool started;

    /// <summary>Its lower end.</summary>
    public float Least { get; private set; }

    /// <summary>Its upper end.</summary>
    public float Most { get; private set; }

    /// <summary>Begins anew with the next range.</summary>
    public void Reset() => started = false;

    /// <summary>Takes the next range into account.</summary>
    public void Follow((float Least, float Most) next)
    {
        Least = !started || next.Least < Least ? next.Least : Least + (next.Least - Least) * Forgetting;
        Most = !started || next.Most > Most ? next.Most : Most + (next.Most - Most) * Forgetting;
        started = true;
    }
}
