namespace Chrysalis.Talking.Onnx;

/// <summary>A named attribute of an ONNX node: a long, a float, a string, or an array of longs or floats.</summary>
internal sealed class OnnxAttribute
{
    private readonly string name;
    private readonly Action<ProtobufWriter> writeValue;
    private readonly Kind kind;

    private OnnxAttribute(string name, Kind kind, Action<ProtobufWriter> writeValue)
    {
        this.name = name;
        this.kind = kind;
        this.writeValue = writeValue;
    }

    /// <summary>AttributeProto.AttributeType.</summary>
    private enum Kind
    {
        Float = 1,
        Int = 2,
        Text = 3,
        Floats = 6,
        Ints = 7,
    }

    public static OnnxAttribute Of(string name, long value) => new(name, Kind.Int, w => w.Int(3, value));

    public static OnnxAttribute Of(string name, float value) => new(name, Kind.Float, w => w.Float(2, value));

    public static OnnxAttribute Of(string name, string value) => new(name, Kind.Text, w => w.Text(4, value));

    public static OnnxAttribute Of(string name, params float[] values) => new(name, Kind.Floats, w =>
    {
        foreach (float value in values)
            w.Float(7, value);
    });

    public static OnnxAttribute Of(string name, params long[] values) => new(name, Kind.Ints, w =>
    {
        foreach (long value in values)
            w.Int(8, value);
    });

    public void Write(ProtobufWriter writer)
    {
        writer.Text(1, name);
        writeValue(writer);
        writer.Int(20, (int)kind);
    }
}
