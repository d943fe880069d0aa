namespace Chrysalis.Talking.Tests.Checkpoints;

/// <summary>A dictionary of tensors of any shapes that costs its file four numbers: every tensor repeats the first of them.</summary>
internal static class RepeatedNumbers
{
    public static HandmadePickle Of(IReadOnlyDictionary<string, long[]> shapes)
    {
        HandmadePickle pickle = new HandmadePickle().Code("}");
        foreach ((string name, long[] shape) in shapes)
        {
            pickle.String(name).Global("torch._utils", "_rebuild_tensor_v2").Code("((").String("storage").Global("torch", "FloatStorage")
                .String("0").String("cpu").Integer(4).Code("tQ").Integer(0).Tuple(shape).Tuple(new long[shape.Length])
                .Raw(0x89).Code("}tRs");
        }

        return pickle;
    }
}
