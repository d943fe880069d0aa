using System.Globalization;
using Chrysalis.Foundation.Text;

namespace Chrysalis.Talking.Diffusion;

/// <summary>The steps of a diffusion that are walked, of all that its network was trained with, rising. Read-only.</summary>
internal sealed class StepSubset
{
    private const string DdimPrefix = "ddim";

    private readonly int[] steps;

    private StepSubset(int[] steps, bool isStrided = false) => (this.steps, IsStrided) = (steps, isStrided);

    /// <summary>Whether they were asked for as DDIM takes them, without chance between them.</summary>
    public bool IsStrided { get; }

    /// <summary>Number of steps.</summary>
    public int Count => steps.Length;

    /// <summary>The number in the whole diffusion of the step walked <paramref name="index"/>-th, from the end without noise.</summary>
    public int this[int index] => steps[index];

    /// <summary>
    /// Steps from the first to the last, as evenly as whole numbers go (halves to the even one, as the public code rounds).
    /// </summary>
    /// <param name="all">Steps of the diffusion.</param>
    /// <param name="count">Steps to walk, 1 to <paramref name="all"/>; a single one is the last, where there is only noise.</param>
    /// <exception cref="TalkingException">There are not so many.</exception>
    public static StepSubset Even(int all, int count)
    {
        RequireCount(all, count);
        if (count == 1)
            return new([all - 1]);
        var steps = new int[count];
        double stride = (all - 1) / (double)(count - 1), at = 0;
        for (int i = 0; i < count; i++, at += stride)
            steps[i] = (int)Math.Round(at, MidpointRounding.ToEven);
        return new(steps);
    }

    /// <summary>Every n-th step from the first on, for the whole n that makes so many (Song 2020, DDIM).</summary>
    /// <param name="all">Steps of the diffusion.</param>
    /// <param name="count">Steps to walk.</param>
    /// <exception cref="TalkingException">No n makes so many.</exception>
    public static StepSubset Strided(int all, int count)
    {
        RequireCount(all, count);
        for (int stride = 1; stride <= all; stride++)
        {
            if ((all + stride - 1) / stride == count)
                return new([.. Enumerable.Range(0, count).Select(i => i * stride)], isStrided: true);
        }

        throw new TalkingException(
            $"No whole stride makes {count} steps of {all}: give '{count}' without '{DdimPrefix}', or another number.");
    }

    /// <summary>Reads <c>N</c> (<see cref="Even"/>) or <c>ddimN</c> (<see cref="Strided"/>).</summary>
    /// <param name="text">The text.</param>
    /// <param name="all">Steps of the diffusion.</param>
    /// <exception cref="TalkingException">It is neither, or there are not so many steps.</exception>
    public static StepSubset Parse(string text, int all)
    {
        bool isStrided = text.StartsWith(DdimPrefix, StringComparison.Ordinal);
        string number = isStrided ? text[DdimPrefix.Length..] : text;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
            throw new TalkingException(
                $"'{Quoting.Quotable(text)}' says no steps: give how many, for example 100, or {DdimPrefix}50 for every n-th one.");
        return isStrided ? Strided(all, count) : Even(all, count);
    }

    private static void RequireCount(int all, int count)
    {
        if (count < 1 || count > all)
            throw new TalkingException($"{count} steps cannot be walked of {all}: give 1 to {all}.");
    }
}
