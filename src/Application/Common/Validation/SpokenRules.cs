using System.Text.Json;
using System.Text.RegularExpressions;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using FluentValidation;
using FluentValidation.Results;
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

internal static class TextRules
{
    private const string Printed = @"^[^\x00-\x1f\x7f-\x9f]*$", Written = @"^[^\x00-\x1f\x7f-\x9f]*[^\x00-\x1f\x7f-\x9f\s][^\x00-\x1f\x7f-\x9f]*$";

    /// <summary>Text that is there, not too long, and that every database stores (some refuse the NUL character).</summary>
    public static IRuleBuilderOptions<T, string> IsText<T>(this IRuleBuilder<T, string> rule, int maxLength) => rule
        .NotEmpty()
        .MaximumLength(maxLength)
        .Speaks(new(Pattern: Written), text => text is null || !text.Any(char.IsControl)).WithMessage("'{PropertyName}' must not contain control characters.");

    public static IRuleBuilderOptions<T, string?> IsOptionalText<T>(this IRuleBuilder<T, string?> rule, int maxLength) => rule
        .MaximumLength(maxLength)
        .Follows(Printed).WithMessage("'{PropertyName}' must not contain control characters.");

    /// <summary>A sort order of known fields, each at most once.</summary>
    public static IRuleBuilderOptions<T, string?> SortsBy<T>(this IRuleBuilder<T, string?> rule, IReadOnlyCollection<string> fields) => rule
        .Speaks(new(Pattern: $"^(-?({string.Join('|', fields)})(, *-?({string.Join('|', fields)}))*)?$"), sort => SortKey.Parse(sort) is var keys
            && keys.All(key => fields.Contains(key.Field))
            && keys.DistinctBy(key => key.Field).Count() == keys.Count)
        .WithMessage($"'{{PropertyName}}' takes each of these fields at most once, with a leading '-' for descending order: {string.Join(", ", fields)}.");

    /// <summary>A sort order of one known field, as a list has that is read from a cursor on.</summary>
    public static IRuleBuilderOptions<T, string> SortsByOne<T>(this IRuleBuilder<T, string> rule, IReadOnlyCollection<string> fields) => rule
        .IsOneOf([.. fields.SelectMany(field => (string[])[field, $"-{field}"])])
        .WithMessage($"'{{PropertyName}}' takes one of these fields, with a leading '-' for descending order: {string.Join(", ", fields)}.");
}

internal static class Refusals
{
    /// <summary>Everything that is wrong with the request, by field in the client's spelling (<c>items[0].name</c>).</summary>
    public static async Task<Error?> Refuse<TRequest>(this IEnumerable<IValidator<TRequest>> validators, TRequest request, CancellationToken cancellationToken)
    {
        List<ValidationFailure> failures = [];
        foreach (var validator in validators) failures.AddRange((await validator.ValidateAsync(request, cancellationToken)).Errors);

        return failures.Count == 0 ? null : CommonErrors.Invalid(failures
            .GroupBy(failure => FieldName(failure.PropertyName), failure => failure.ErrorMessage, StringComparer.Ordinal)
            .ToDictionary(field => field.Key, messages => messages.Distinct().ToArray(), StringComparer.Ordinal));
    }

    private static string FieldName(string property) => string.Join('.', property.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}

/// <summary>Says on a command why it has no validator.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NothingToCheckAttribute(string why) : Attribute
{
    public string Why => why;
}
