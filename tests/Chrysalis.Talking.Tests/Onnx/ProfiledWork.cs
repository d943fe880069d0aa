using System.Text.Json;
using Microsoft.ML.OnnxRuntime;

namespace Chrysalis.Talking.Tests.Onnx;

/// <summary>Multiply-adds of a model by what ONNX Runtime saw while it ran: the shapes in its profile, node by node.</summary>
internal static class ProfiledWork
{
    /// <summary>Runs a model once.</summary>
    /// <param name="model">The model.</param>
    /// <param name="free">What its free dimensions are.</param>
    /// <param name="folder">Takes the profile.</param>
    public static long Of(byte[] model, int free, string folder)
    {
        using var options = new SessionOptions
        {
            EnableProfiling = true, ProfileOutputPathPrefix = Path.Combine(folder, "profile"),
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL, IntraOpNumThreads = 1,
        };
        using var session = new InferenceSession(model, options);
        using var run = new RunOptions();
        OrtValue[] given = [.. session.InputNames.Select(name => Zeros(session.InputMetadata[name].Dimensions, free))];
        session.Run(run, session.InputNames, given, session.OutputNames).Dispose();
        foreach (OrtValue value in given)
            value.Dispose();
        using JsonDocument profile = JsonDocument.Parse(File.ReadAllBytes(session.EndProfiling()));
        return profile.RootElement.EnumerateArray()
            .Where(one => one.GetProperty("name").GetString()!.EndsWith("_kernel_time", StringComparison.Ordinal))
            .Sum(one => Node(one.GetProperty("args")));
    }

    private static long Node(JsonElement node)
    {
        long outputs = Product(Shapes(node, "output_type_shape")[0]);
        return node.GetProperty("op_name").GetString() switch
        {
            "Conv" => outputs * Product(Shapes(node, "input_type_shape")[1][1..]),
            "Gemm" or "MatMul" => outputs * Shapes(node, "input_type_shape")[0][^1],
            _ => 0,
        };
    }

    /// <summary>The shapes of a node's inputs or outputs, each written as its type's name with its sizes.</summary>
    private static long[][] Shapes(JsonElement node, string name) =>
        [.. node.GetProperty(name).EnumerateArray().Select(value => value.EnumerateObject().Single().Value)
            .Select(sizes => sizes.EnumerateArray().Select(size => size.GetInt64()).ToArray())];

    private static OrtValue Zeros(int[] dimensions, int free)
    {
        long[] shape = [.. dimensions.Select(size => (long)(size < 0 ? free : size))];
        return OrtValue.CreateTensorValueFromMemory(new float[Product(shape)], shape);
    }

    private static long Product(long[] sizes) => sizes.Aggregate(1L, (product, size) => product * size);
}
