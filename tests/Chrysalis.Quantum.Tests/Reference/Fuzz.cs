using Chrysalis.Quantum.Circuits.Text;

namespace Chrysalis.Quantum.Tests.Reference;

/// <summary>Hostile texts for the readers.</summary>
internal static class Fuzz
{
    private const string Alphabet = " \n\t;,()[]{}+-*/^=<>\"'_.0123456789aexqpiUcXm\u00e9\0";

    /// <summary>Mutates a valid text: whatever comes of it must parse or be refused as malformed, never fail in another way.</summary>
    public static void Mutate(string valid, int count, Action<string> parse)
    {
        var random = new Random(1);
        for (int i = 0; i < count; i++)
        {
            var text = new List<char>(valid);
            for (int edit = random.Next(1, 6); edit > 0 && text.Count > 4; edit--)
            {
                int place = random.Next(text.Count);
                switch (random.Next(4))
                {
                    case 0: text[place] = Alphabet[random.Next(Alphabet.Length)]; break;
                    case 1: text.Insert(place, Alphabet[random.Next(Alphabet.Length)]); break;
                    case 2: text.RemoveRange(place, Math.Min(random.Next(1, 4), text.Count - place)); break;
                    default:
                        text.InsertRange(place, [.. valid.AsSpan(random.Next(valid.Length / 2), random.Next(1, valid.Length / 2))]);
                        break;
                }
            }

            string mutated = new([.. text]);
            try
            {
                parse(mutated);
            }
            catch (CircuitFormatException)
            {
                // The only failure a reader may show.
            }
        }
    }
}
