using Chrysalis.Bitcoin;
using Chrysalis.Foundation.Errors;

namespace Chrysalis.Quantum.Exposure;

/// <summary>
/// A text file with an address or public key a line; what follows a blank or comma, empty lines and lines with # are passed over.
/// </summary>
internal static class AddressList
{
    private const int MostLines = 1_000_000;
    private const long MostBytes = 256_000_000;

    /// <summary>Reads the first word of each line.</summary>
    /// <exception cref="BitcoinFormatException">A line is no address, or there is none.</exception>
    public static IReadOnlyList<string> Read(string path)
    {
        if (new FileInfo(path).Length > MostBytes)
            throw new BitcoinFormatException(
                $"'{path}' has more than {MostBytes / 1_000_000} MB, too many for a list of addresses: split it.");
        var words = new List<string>();
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            string word = line.Trim().Split([' ', '\t', ',', ';'], 2)[0];
            if (word.Length == 0 || word[0] == '#')
                continue;
            try
            {
                Bitcoin.Addresses.Address.Parse(word);
            }
            catch (BitcoinFormatException error)
            {
                throw new BitcoinFormatException($"'{path}', line {number}: {error.Message}", error)
                {
                    // The word itself may be a secret.
                    Place = new(number, 0, path)
                };
            }

            words.Add(word);
            if (words.Count > MostLines)
                throw new BitcoinFormatException(new Fault(path, $"has more than {MostLines} addresses", "split it"));
        }

        return words.Count > 0 ? words : throw new BitcoinFormatException(new Fault(path, "holds no address", "give one a line"));
    }
}
