using Chrysalis.Quantum.Resources.Machines;
using Chrysalis.Quantum.Resources.MagicStates;

namespace Chrysalis.Quantum.Tests.Resources;

public class MagicFactoriesTests
{
    /// <summary>Gidney and Ekera 2019: distances 17 and 27; 12 to 15 patches wide, 8 high, 5 d rounds a state.</summary>
    [Fact]
    public void AutoCcz_Distances17And27_HasThePublishedSizeAndError()
    {
        MagicFactory factory = MagicFactories.AutoCcz(17, 27, 1e-3, LogicalErrorModel.FowlerGidney);

        Assert.Equal(188_160, factory.Qubits);
        Assert.Equal(135, factory.PeriodRounds);
        Assert.InRange(factory.ErrorRate, 1e-12, 3e-12);
    }

    /// <summary>Gidney 2025: 12 patches of distance 25, 150 rounds a state with six steps of 25 rounds.</summary>
    [Fact]
    public void Converted_Distance25_TakesSixStepsAndItsCultivation()
    {
        MagicFactory factory = MagicFactories.Converted(new(1e-7, 30_000), 25, 1e-3, LogicalErrorModel.Gidney2025);

        Assert.Equal(12 * 1352, factory.Qubits);
        Assert.InRange(factory.PeriodRounds, 150, 150 * 1.11);
    }

    [Theory]
    [InlineData(FactoryKind.AutoCcz)]
    [InlineData(FactoryKind.Distillation)]
    [InlineData(FactoryKind.Cultivation)]
    public void Of_AnyKind_CostsRiseAsErrorsFall(FactoryKind kind)
    {
        IReadOnlyList<MagicFactory> factories = MagicFactories.Of(kind, 1e-3, LogicalErrorModel.FowlerGidney);

        Assert.NotEmpty(factories);
        Assert.All(
            factories.Zip(factories.Skip(1)),
            pair => Assert.True(pair.First.QubitRounds <= pair.Second.QubitRounds && pair.First.ErrorRate > pair.Second.ErrorRate));
    }

    [Theory]
    [InlineData(FactoryKind.AutoCcz, 0.01)]
    [InlineData(FactoryKind.Distillation, 2e-3)]
    [InlineData(FactoryKind.Cultivation, 2.1e-3)]
    public void Of_ErrorRateBeyondTheKind_HasNone(FactoryKind kind, double errorRate) =>
        Assert.Empty(MagicFactories.Of(kind, errorRate, LogicalErrorModel.FowlerGidney));

    /// <summary>arXiv:2409.17595, abstract: 2e-9 at 1e-3, 4e-11 at 5e-4.</summary>
    [Theory]
    [InlineData(1e-3, 2e-9)]
    [InlineData(5e-4, 4.4e-11)]
    public void CultivationTable_Abstract_ErrorIsReached(double errorRate, double reached) =>
        Assert.Contains(CultivationTable.At(errorRate), state => state.ErrorRate <= reached);
}
