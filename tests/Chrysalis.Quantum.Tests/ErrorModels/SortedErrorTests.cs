using Chrysalis.Quantum.ErrorModels.Extraction;

namespace Chrysalis.Quantum.Tests.ErrorModels;

public class SortedErrorTests
{
    /// <summary>Errors of different repetitions are compared without being moved: as if they had been.</summary>
    [Fact]
    public void CompareTo_ErrorsOfRepetitions_OrdersThemAsWhenMoved()
    {
        var random = new Random(5);
        for (int trial = 0; trial < 2000; trial++)
        {
            SortedError first = Draw(random), second = Draw(random);

            int expected = ErrorClass.Order.Compare(first.Class.Shifted(first.Shift), second.Class.Shifted(second.Shift));

            Assert.Equal(Math.Sign(expected), Math.Sign(first.CompareTo(second)));
            Assert.Equal(first.Class.Shifted(first.Shift).Symptoms[0], first.First);
        }
    }

    private static SortedError Draw(Random random)
    {
        var symptoms = new ulong[random.Next(1, 4)];
        for (int i = 0; i < symptoms.Length; i++)
            symptoms[i] = random.Next(4) switch
            {
                0 => SymptomSets.Observable(random.Next(2)),
                1 when i > 0 => SymptomSets.Separator,
                _ => SymptomSets.Detector(random.Next(3)),
            };
        return new(new(symptoms, random.Next(3) == 0 ? "tag" : ""), random.Next(3), 0.125);
    }
}
