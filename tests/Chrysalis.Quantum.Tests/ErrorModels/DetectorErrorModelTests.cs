using Chrysalis.Quantum.Decoding;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Testing;

namespace Chrysalis.Quantum.Tests.ErrorModels;

public class DetectorErrorModelTests
{
    private const string Sample = """
        # a comment
        error[tag\Cé](0.125) D0 D1 ^ D2 L0   # another
        repeat 3 {
            DETECTOR(1, 2.5) D0
            shift_detectors(0, 0, 1) 2
            error(0.25) D1
        }
        logical_observable L3
        """;

    [Fact]
    public void Parse_Sample_CountsWithoutUnrolling()
    {
        DetectorErrorModel model = DetectorErrorModel.Parse(Sample);

        Assert.Equal((8, 4, 4), (model.DetectorCount, model.ObservableCount, model.ErrorCount));
        Assert.Equal("tag]é", model.Instructions[0].Tag);
        Assert.Equal([1, 2.5], model.DetectorCoordinates()[0]);
        Assert.Equal([1, 2.5, 2], model.DetectorCoordinates()[4].Concat([2.0]).Take(3));
    }

    [Fact]
    public void ForEachError_InRepeat_ShiftsDetectors()
    {
        var seen = new List<string>();
        DetectorErrorModel.Parse(Sample).ForEachError((p, targets) => seen.Add($"{p} {string.Join(' ', targets.ToArray())}"));

        Assert.Equal(["0.125 D0 D1 ^ D2 L0", "0.25 D3", "0.25 D5", "0.25 D7"], seen);
    }

    [Fact]
    public void ToString_ReadBack_IsTheSameModel()
    {
        string text = DetectorErrorModel.Parse(Sample).ToString();

        Assert.Equal(text, DetectorErrorModel.Parse(text).ToString());
        Assert.Contains(@"error[tag\Cé](0.125) D0 D1 ^ D2 L0", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TrillionRepeats_StaysSmallAndIsRefusedAsAGraph()
    {
        DetectorErrorModel model = DetectorErrorModel.Parse(
            "repeat 1000000 {\nrepeat 1000000 {\nerror(0.1) D0\nshift_detectors 1\n}\n}");

        Assert.Equal(1_000_000_000_000, model.DetectorCount);
        Assert.Contains("1000000000000 errors", Assert.Throws<DecodingException>(
            () => MatchingGraph.FromModel(model)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error(0.1) D0\nerror(2) D1", 2, 1, "probability")]
    [InlineData("error(x) D0", 1, 7, "'x' is not a number")]
    [InlineData("error(0.1) D0 ^", 1, 15, "no component after")]
    [InlineData("error(0.1) ^ D0", 1, 12, "no component before")]
    [InlineData("error(0.1) Q0", 1, 12, "'Q0' is not a target")]
    [InlineData("error(0.1) D", 1, 12, "whole number")]
    [InlineData("error(0.1 D0", 1, 6, "no closing ')'")]
    [InlineData("  eror(0.1) D0", 1, 3, "'eror' is not an instruction")]
    [InlineData("detector L0", 1, 10, "'L0' is not a target of detector")]
    [InlineData("repeat 5 {\nerror(0.1) D0", 1, 1, "no closing '}'")]
    [InlineData("}", 1, 1, "nothing opened")]
    [InlineData("repeat 0 {\n}", 1, 8, "at least once")]
    [InlineData("shift_detectors -1", 1, 17, "whole number")]
    [InlineData("error[x(0.1) D0", 1, 6, "no closing ']'")]
    [InlineData("detector D99999999999999999999", 1, 10, "whole number")]
    public void Parse_Malformed_NamesLineAndColumn(string text, int line, int column, string problem)
    {
        var thrown = Assert.Throws<StimFormatException>(() => DetectorErrorModel.Parse(text));

        Assert.Contains(problem, thrown.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (thrown.Line, thrown.Column));
    }

    [Fact]
    public void Parse_RandomEdits_EitherReadsOrNamesThePlace()
    {
        var random = new Random(1);
        const string alphabet = "DL^(){}[]#.,0123456789 \nerrorpatdshift_\\";
        for (int i = 0; i < 20_000; i++)
        {
            char[] text = Sample.ToCharArray();
            for (int edit = 0; edit < 4; edit++)
                text[random.Next(text.Length)] = alphabet[random.Next(alphabet.Length)];
            try
            {
                _ = DetectorErrorModel.Parse(new string(text)).ToString();
            }
            catch (StimFormatException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }
    }

    [Fact]
    public void Parse_PublishedModel_ReadsAllAndWritesItBack()
    {
        DetectorErrorModel model = DetectorErrorModel.ReadFile(SharedData.Require("data/qec/surface_code_rotated_memory_x_13_0.01.dem"));

        Assert.Equal((2184, 1), (model.DetectorCount, model.ObservableCount));
        Assert.Equal(model.ToString(), DetectorErrorModel.Parse(model.ToString()).ToString());
    }

    [Fact]
    public void FromModel_ThreeDetectorsAtOnce_AsksForADecomposition()
    {
        var thrown = Assert.Throws<DecodingException>(
            () => MatchingGraph.FromModel(DetectorErrorModel.Parse("error(0.1) D0 D1 D2")));

        Assert.Contains("D0 D1 D2", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(["DecomposeErrors"], thrown.Settings);
    }

    [Fact]
    public void FromModel_ParallelErrors_CombineAsIndependent()
    {
        MatchingGraph graph = MatchingGraph.FromModel(DetectorErrorModel.Parse(
            "error(0.1) D0 D1 L0\nerror(0.2) D1 D0 L0 ^ D2\nerror(0.05) D0 D1\nerror(0) D0"));

        Assert.Equal(2, graph.Edges.Count);
        Assert.Equal(0.26, graph.Edges[0].Probability, 12);
        Assert.Equal(Math.Log(0.74 / 0.26), graph.Edges[0].Weight, 12);
        Assert.Equal(1UL, graph.ObservablesOf(0)[0]);
    }
}
