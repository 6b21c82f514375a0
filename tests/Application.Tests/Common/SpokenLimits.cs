using System.Text.RegularExpressions;
using CleanTemplate.Application.Common.Validation;
using FluentValidation;

namespace CleanTemplate.Application.Tests.Common;

/// <summary>What rules say of themselves, which is what they check.</summary>
public sealed class SpokenLimits
{
    [Theory]
    [InlineData("a")]
    [InlineData(" a b ")]
    [InlineData("\u00e9\u20ac\ud83d\ude00")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\u2003\u00a0")]
    [InlineData("a\n")]
    [InlineData("a\u0000b")]
    [InlineData("\u0085a")]
    [InlineData("\u001f")]
    public void The_pattern_of_a_text_takes_what_the_rule_takes(string text)
    {
        Checked<string> written = new(rule => rule.IsText(10));
        Checked<string?> printed = new(rule => rule.IsOptionalText(10));

        Assert.Equal(written.Validate(new One<string>(text)).IsValid, Regex.IsMatch(text, InDotNet(written.Says.Pattern!), RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Equal(printed.Validate(new One<string?>(text)).IsValid, Regex.IsMatch(text, InDotNet(printed.Says.Pattern!), RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData("ABC", true)]
    [InlineData("ABC\n", false)]
    [InlineData("xABC", false)]
    [InlineData("", false)]
    [InlineData(null, true)]
    public void A_pattern_is_for_the_whole_text(string? text, bool isTaken) =>
        Assert.Equal(isTaken, new Checked<string?>(rule => rule.Follows("^[A-Z]{3}$")).Validate(new One<string?>(text)).IsValid);

    [Theory]
    [InlineData("sea", true)]
    [InlineData("Sea", false)]
    [InlineData(null, false)]
    public void A_choice_is_one_of_those_that_are_named(string? text, bool isTaken)
    {
        Checked<string> choice = new(rule => rule.IsOneOf(["air", "sea"]));

        Assert.Equal(isTaken, choice.Validate(new One<string>(text!)).IsValid);
        Assert.Equal(["air", "sea"], choice.Says.Choices);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void A_list_has_as_many_entries_as_the_rule_says(int entries, bool isTaken)
    {
        Checked<IReadOnlyList<int>> list = new(rule => rule.HasEntries(1, 3));

        Assert.Equal(isTaken, list.Validate(new One<IReadOnlyList<int>>([.. Enumerable.Range(0, entries)])).IsValid);
        Assert.Equal((1, 3), (list.Says.MinItems, list.Says.MaxItems));
    }

    // In .NET a $ also stands before a last line break.
    private static string InDotNet(string pattern) => pattern[..^1] + @"\z";

    private sealed record One<T>(T Value);

    private sealed class Checked<T> : AbstractValidator<One<T>>
    {
        public Checked(Action<IRuleBuilder<One<T>, T>> rules) => rules(RuleFor(one => one.Value));

        public Wording Says => CreateDescriptor().Rules.SelectMany(rule => rule.Components).Select(component => component.Validator).OfType<ISpokenRule>().Single().Says;
    }
}
