using CleanTemplate.Application.Common.Paging;
using FluentValidation;

namespace CleanTemplate.Application.Common.Validation;

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
