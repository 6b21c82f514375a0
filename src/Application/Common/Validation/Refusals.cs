using System.Text.Json;
using CleanTemplate.Domain.Common;
using FluentValidation;
using FluentValidation.Results;

namespace CleanTemplate.Application.Common.Validation;

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
