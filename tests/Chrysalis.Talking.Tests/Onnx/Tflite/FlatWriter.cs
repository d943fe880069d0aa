namespace Chrysalis.Talking.Tests.Onnx.Tflite;

/// <summary>Writes FlatBuffers from front to back: what a table refers to comes behind it.</summary>
internal sealed class FlatWriter
{
    private readonly List<byte> bytes = [];
    private readonly Queue<Action> later = new();

    /// <summary>A whole file of a root table.</summary>
    public static byte[] File(string mark, params object?[] root)
    {
        var writer = new FlatWriter();
        int at = writer.Reserve(4);
        writer.bytes.AddRange(System.Text.Encoding.ASCII.GetBytes(mark));
        writer.Later(at, () => writer.Table(root));
        while (writer.later.TryDequeue(out Action? next))
            next();
        return [.. writer.bytes];
    }

    private int Reserve(int count)
    {
        int at = bytes.Count;
        bytes.AddRange(new byte[count]);
        return at;
    }

    private void Later(int place, Func<int> write) => later.Enqueue(() => Put(place, write() - place));

    private void Put(int place, int value)
    {
        for (int i = 0; i < 4; i++)
            bytes[place + i] = (byte)(value >> (8 * i));
    }

    /// <summary>A table of fields: null for none, int, byte, byte[], int[], string, object[] (a table), object[][] (tables).</summary>
    private int Table(object?[] fields)
    {
        Align();
        int list = Reserve(4 + 2 * fields.Length);
        Align();
        int table = Reserve(4 + 4 * fields.Length);
        Put(table, table - list);
        Short(list, 4 + 2 * fields.Length);
        Short(list + 2, 4 + 4 * fields.Length);
        for (int i = 0; i < fields.Length; i++)
        {
            if (fields[i] is null)
                continue;
            int place = table + 4 + 4 * i;
            Short(list + 4 + 2 * i, 4 + 4 * i);
            object value = fields[i]!;
            switch (value)
            {
                case int number:
                    Put(place, number);
                    break;
                case byte small:
                    bytes[place] = small;
                    break;
                default:
                    Later(place, () => Reference(value));
                    break;
            }
        }

        return table;
    }

    private int Reference(object value)
    {
        Align();
        int at = bytes.Count;
        switch (value)
        {
            case byte[] blob:
                Put(Reserve(4), blob.Length);
                bytes.AddRange(blob);
                break;
            case string text:
                return Reference(System.Text.Encoding.UTF8.GetBytes(text));
            case int[] numbers:
                Put(Reserve(4), numbers.Length);
                foreach (int number in numbers)
                    Put(Reserve(4), number);
                break;
            case object?[][] tables:
                Put(Reserve(4), tables.Length);
                foreach (object?[] one in tables)
                    Later(Reserve(4), () => Table(one));
                break;
            case object?[] table:
                return Table(table);
        }

        return at;
    }

    private void Align() => bytes.AddRange(new byte[(4 - bytes.Count % 4) % 4]);

    private void Short(int place, int value) => (bytes[place], bytes[place + 1]) = ((byte)value, (byte)(value >> 8));
}
