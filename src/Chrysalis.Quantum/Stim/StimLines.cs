using System.Text;

namespace Chrysalis.Quantum.Stim;

/// <summary>The lines of a text that only a line feed ends: a carriage return is white space, as it is for Stim.</summary>
internal static class StimLines
{
    /// <summary>The lines in order, without their line feeds, read a piece at a time.</summary>
    public static IEnumerable<string> Of(TextReader reader)
    {
        var buffer = new char[1 << 14];
        var begun = new StringBuilder();
        for (int length = reader.Read(buffer); length > 0; length = reader.Read(buffer))
        {
            int start = 0;
            for (int end = Feed(buffer, start, length); end >= 0; end = Feed(buffer, start, length))
            {
                string line = begun.Length == 0 ? new(buffer, start, end) : begun.Append(buffer, start, end).ToString();
                begun.Clear();
                yield return line;
                start += end + 1;
            }
            begun.Append(buffer, start, length - start);
        }
        if (begun.Length > 0)
            yield return begun.ToString();
    }

    private static int Feed(char[] buffer, int start, int length) => buffer.AsSpan(start, length - start).IndexOf('\n');
}
