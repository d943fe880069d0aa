using Chrysalis.Studies.Words;

namespace Chrysalis.Studies.Tests.Words;

public class QuantitiesTests
{
    [Theory]
    [InlineData(105, "105")]
    [InlineData(9_999, "9999")]
    [InlineData(10_000, "10 thousand")]
    [InlineData(912_000, "912 thousand")]
    [InlineData(999_499, "999 thousand")]
    [InlineData(999_500, "1.00 million")]
    [InlineData(17e6, "17.0 million")]
    [InlineData(317e6, "317 million")]
    [InlineData(2.48e9, "2.48 billion")]
    [InlineData(1e12, "1.0e+12")]
    public void Count_Number_HasThreeDigitsAndAWord(double number, string words) => Assert.Equal(words, Quantities.Count(number));

    [Theory]
    [InlineData(317e6, "317 million")]
    [InlineData(1.9e9, "1.9 billion")]
    [InlineData(500_000, "500,000")]
    public void Large_Number_IsInWords(double number, string words) => Assert.Equal(words, Quantities.Large(number));

    [Theory]
    [InlineData(1.1e-6, "1.1 us")]
    [InlineData(0.25, "250 ms")]
    [InlineData(119, "119 s")]
    [InlineData(120, "2.0 min")]
    [InlineData(7199, "120.0 min")]
    [InlineData(7200, "2.0 h")]
    [InlineData(172_800, "2.0 days")]
    [InlineData(10 * 31_557_600.0, "10 years")]
    public void Time_Seconds_AreInTheUnitThatSuits(double seconds, string words) => Assert.Equal(words, Quantities.Time(seconds));

    [Theory]
    [InlineData(2035.9, "2035")]
    [InlineData(null, "never")]
    public void Date_Year_IsItsWholePart(double? year, string words) => Assert.Equal(words, Quantities.Date(year));
}
