using System.Text.RegularExpressions;
using FluentValidation;
using FluentValidation.Validators;

namespace CleanTemplate.Application.Common.Validation;

/// <summary>A rule that says what it takes in the words of JSON Schema, so that documents promise what is checked.</summary>
public interface ISpokenRule
{
    Wording Says { get; }
}

/// <param name="Pattern">A regular expression from <c>^</c> to <c>$</c> that JavaScript and .NET read alike.</param>
/// <param name="Step">What a number is a multiple of.</param>
public sealed record Wording(
    string? Pattern = null, IReadOnlyCollection<string>? Choices = null, decimal? Step = null, decimal? Above = null, decimal? Most = null, int? MinItems = null, int? MaxItems = null);

internal static class SpokenRules
{
    private static readonly TimeSpan LongMatch = TimeSpan.FromSeconds(1);

    /// <summary>All of the text is as the pattern says. Null is for another rule to refuse.</summary>
    public static IRuleBuilderOptions<T, TText> Follows<T, TText>(this IRuleBuilder<T, TText> rule, string pattern)
    {
        // In .NET a $ also stands before a last line break.
        Regex whole = new(pattern[..^1] + @"\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, LongMatch);
        return rule.Speaks(new(Pattern: pattern), text => text is not string given || whole.IsMatch(given));
    }

    public static IRuleBuilderOptions<T, string> IsOneOf<T>(this IRuleBuilder<T, string> rule, IReadOnlyCollection<string> choices) =>
        rule.Speaks(new(Choices: choices), choices.Contains);

    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> HasEntries<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>> rule, int min, int max) =>
        rule.Speaks(new(MinItems: min, MaxItems: max), items => items is not null && items.Count >= min && items.Count <= max)
            .WithMessage($"'{{PropertyName}}' has {min} to {max} entries.");

    /// <summary>For what no check of FluentValidation says, or not to documents.</summary>
    public static IRuleBuilderOptions<T, TValue> Speaks<T, TValue>(this IRuleBuilder<T, TValue> rule, Wording says, Func<TValue, bool> holds) =>
        rule.SetValidator(new Spoken<T, TValue>(says, holds));

    private sealed class Spoken<T, TValue>(Wording says, Func<TValue, bool> holds) : PropertyValidator<T, TValue>, ISpokenRule
    {
        public override string Name => "Spoken";

        public Wording Says => says;

        public override bool IsValid(ValidationContext<T> context, TValue value) => holds(value);

        protected override string GetDefaultMessageTemplate(string errorCode) => "'{PropertyName}' is not in the correct format.";
    }
}
